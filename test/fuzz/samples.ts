import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { firstRequest, type NextPage, readListPage } from '../../lib/readers/list-page.ts'
import { WEB_LISTS, WINDOW } from '../cards/card-proof.ts'
import { JSON_PROOFS } from '../cards/json-proofs.ts'
import { MARKUP_PROOFS } from '../cards/markup-proofs.ts'
import { madeContainer, madeDocx, madeOfd, madeWorkbook } from '../readers/attachment-text/made-office.ts'
import { madePdf } from '../readers/attachment-text/made-pdf.ts'
import { FAMILIES } from '../readers/families/family-pages.ts'
import * as genericPages from '../readers/generic/generic-pages.ts'
import { listOf } from '../readers/sample-pages.ts'

/** What a fuzzed body is made of: a page as a site sends it, or a file. */
export interface Sample {
  readonly name: string
  readonly kind: 'markup' | 'json' | 'file'
  readonly body: Uint8Array
  /** The list that reads this page, with the request that it answers. */
  readonly list?: ChannelList | undefined
  readonly request?: NextPage | undefined
}

const TEST = join(import.meta.dirname, '..')

/** All samples, in an order that depends on nothing but the files. `dir`: a folder of further pages. */
export function samplesFrom(dir?: string): readonly Sample[] {
  const folders = [join(TEST, 'cards', 'fixtures'), join(TEST, 'readers', 'fixtures'), ...(dir ? [dir] : [])]
  return [...cardSamples(), ...familySamples(), ...genericSamples(), ...folders.flatMap(storedIn), ...files()]
}

/** Every list of every card, with each page that proves it. */
function cardSamples(): readonly Sample[] {
  return [...MARKUP_PROOFS, ...JSON_PROOFS].flatMap((proof) =>
    proof.lists.flatMap((name) => {
      const web = WEB_LISTS.find((one) => one.name === name)
      if (!web) return []
      return pagesOf(name, web.list, { pages: proof.pages(web.list), region: web.channel.expect.region })
    }),
  )
}

function familySamples(): readonly Sample[] {
  return FAMILIES.flatMap(({ family, list, pages }) => pagesOf(family, list, { pages }))
}

/** Each page with the request that leads to it from the page before. */
function pagesOf(
  name: string,
  list: ChannelList,
  { pages, region }: { readonly pages: readonly string[]; readonly region?: string | undefined },
): readonly Sample[] {
  const samples: Sample[] = []
  let request: NextPage | undefined = firstRequest(list, { ...WINDOW, region })
  for (const [at, text] of pages.entries()) {
    if (!request) break
    const kind = /^\s*[[{]|^[\w$.]{1,80}\s*\(/.test(text) ? 'json' : 'markup'
    samples.push({ name: `${name} page ${at + 1}`, kind, body: strToU8(text), list, request })
    const read = readListPage({ text, url: request.url, request, list })
    request = read.kind === 'list' ? read.next : undefined
  }
  return samples
}

function genericSamples(): readonly Sample[] {
  const { BASE, ...pages } = genericPages
  const list = listOf(BASE, { family: 'generic' })
  return Object.entries(pages).map(([name, text]) => ({
    name: `generic ${name}`,
    kind: 'markup',
    body: strToU8(text),
    list,
    request: firstRequest(list, WINDOW),
  }))
}

function storedIn(folder: string): readonly Sample[] {
  const names = readdirSync(folder).filter((name) => /\.(?:html|xml|json|txt)$/.test(name))
  return names.sort().map((name) => ({
    name,
    kind: name.endsWith('.json') ? 'json' : 'markup',
    body: new Uint8Array(readFileSync(join(folder, name))),
  }))
}

function files(): readonly Sample[] {
  const paragraph = '<w:p><w:r><w:t>关于样例河治理工程的中标结果公告</w:t></w:r></w:p>'
  const table = `<w:tbl><w:tr><w:tc>${paragraph}</w:tc><w:tc>${paragraph}</w:tc></w:tr></w:tbl>`
  const page =
    '<ofd:Page><ofd:TextObject Boundary="0 10 90 5"><ofd:TextCode>公告</ofd:TextCode></ofd:TextObject></ofd:Page>'
  const docx = madeDocx(paragraph.repeat(20) + table)
  const doc = readFileSync(join(TEST, 'readers', 'attachment-text', 'result-notice.doc'))
  const made: Readonly<Record<string, Uint8Array>> = {
    'text.pdf': madePdf({ pages: ['公告公示'.repeat(20), '公告'.repeat(30)] }),
    'gbk.pdf': madePdf({ pages: ['公告公示'.repeat(20)], font: 'GBK-EUC-H' }),
    'cyclic.pdf': madePdf({ pages: ['公告'], isCyclic: true }),
    'encrypted.pdf': madePdf({ pages: ['公告'], isEncrypted: true }),
    'notice.docx': docx,
    'notice.doc': new Uint8Array(doc),
    'pages.ofd': madeOfd([page.repeat(20), page]),
    'list.xls': madeWorkbook('biff8'),
    'list.xlsx': madeWorkbook('xlsx'),
    'list.xlsb': madeWorkbook('xlsb'),
    'list.xml': madeWorkbook('xlml'),
    'other.ole': madeContainer('Contents', strToU8('公告'.repeat(3000))),
    'packed.zip': zipSync({ 'a.docx': docx, 'b/c.zip': zipSync({ 'list.txt': strToU8('公告'.repeat(99)) }) }),
  }
  return Object.entries(made).map(([name, body]) => ({ name, kind: 'file', body }))
}
