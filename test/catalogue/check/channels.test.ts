import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCatalogueFiles } from '../../../lib/catalogue/catalogue-files.ts'
import { channelsFileSchema } from '../../../lib/catalogue/channel-schema.ts'
import { checkChannels } from '../../../lib/catalogue/check/channels.ts'
import { readSheet } from '../../../lib/catalogue/sheet.ts'

const { files } = readCatalogueFiles(join(import.meta.dirname, '..', 'mini'))
const CARD = readFileSync(join(import.meta.dirname, '..', 'mini', 'channels', 'county-site.yaml'), 'utf8')

/** What is wrong with the small catalogue's card when `from` stands in it as `to`. */
function faultsOf(from: string, to: string): readonly string[] {
  const sheet = readSheet(
    'channels/county-site.yaml',
    Buffer.from(CARD.replace(from, to)),
    channelsFileSchema,
  )
  if (!('fault' in sheet)) throw new Error(JSON.stringify(sheet))
  return [...checkChannels({ ...files, channels: { sheets: [sheet], complete: true } })].map(
    ({ field, message }) => `${field} ${message}`,
  )
}

const URL_OF_LIST = 'url: http://www.county.example/tenders/'

it.each([
  ['the site itself', 'url: http://www.county.example/other/'],
  ['another host of the same owner', 'url: http://files.county.example/tenders/'],
  ['the site on another port', 'url: http://www.county.example:8080/tenders/'],
])('a list may stand on %s', (_, to) => expect(faultsOf(URL_OF_LIST, to)).toEqual([]))

it.each([
  ['a site of another owner', 'http://www.town.test/'],
  ['one that only ends alike', 'http://www.evilcounty.example/'],
  ['an address in numbers, which has no owner that one could see', 'http://218.60.2.98/'],
])('a list on %s wants a word of explanation', (_, address) => {
  const { hostname } = new URL(address)
  const message = `channels[0].lists[0].url 栏目不在本渠道的网站上：${hostname}`
  expect(faultsOf(URL_OF_LIST, `url: ${address}`)).toEqual([message])
  const explained = `    caveats: [招标栏目在 ${hostname} 上。]\n    politeness`
  expect(
    faultsOf(CARD, CARD.replace(URL_OF_LIST, `url: ${address}`).replace('    politeness', explained)),
  ).toEqual([])
})

it('a pager on another site wants one too', () => {
  const pager = "pager: { kind: numbered, url: 'http://www.town.test/{n}.html', second: 2 }"
  const field = 'channels[0].lists[0].reader.pager.url'
  expect(faultsOf('pager: { kind: none }', pager)).toEqual([`${field} 栏目不在本渠道的网站上：www.town.test`])
})
