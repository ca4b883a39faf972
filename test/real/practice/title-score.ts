import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'
import { readGenericList } from '../../../lib/readers/generic/generic-list.ts'
import { noticeTitle } from '../../../lib/readers/notice-title.ts'
import { type FileScore, field, same } from './score.ts'
import { escaped } from './stored-page.ts'

interface RealTitle {
  readonly title: string
  readonly date: string
  readonly url: string
}

const ROWS_A_PAGE = 40
const SITE = 'https://www.ggzy.gov.cn'
const CUT = '...'

/**
 * Every real title comes through without loss: each of its characters but blanks, in order and nothing beside them, as
 * the reader of titles gives it, as a row of a list with its day, and as the heading of a notice. One that its site cut
 * with ... keeps its mark, since it must not pass for a whole title, and is completed where the whole stands beside it.
 */
export function titleScore(dir: string): FileScore {
  const titles = realTitles(readFileSync(join(dir, 'titles.tsv'), 'utf8'))
  const rows = pagesOf(titles).flatMap((page) => readAsRows(page))
  const cut = titles.filter(({ title }) => title.endsWith(CUT))
  return {
    file: 'titles.tsv',
    how: 'generic',
    fields: [
      field(
        'parsed',
        titles.map(({ title }) => same('title', bare(title), bare(noticeTitle(title)))),
      ),
      field(
        'rows',
        titles.map(({ title, date }, at) => {
          const row = rows[at]
          return same('row', `${bare(title)} ${date}`, `${bare(row?.title ?? '')} ${row?.displayedOn ?? ''}`)
        }),
      ),
      field(
        'headings',
        titles.map((real) => same('heading', bare(real.title), bare(headingOf(real)))),
      ),
      field(
        'completed',
        cut.map(({ title }) => {
          const whole = `${title.slice(0, -CUT.length)}招标公告`
          return same('whole title', whole, noticeTitle(title, whole))
        }),
      ),
    ],
  }
}

function realTitles(tsv: string): readonly RealTitle[] {
  const [, ...lines] = tsv.trimEnd().split('\n')
  return lines.map((line, at) => {
    const [title = '', date = ''] = line.split('\t')
    return { title, date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '', url: `${SITE}/notice/${at}.html` }
  })
}

function pagesOf(titles: readonly RealTitle[]): readonly (readonly RealTitle[])[] {
  const count = Math.ceil(titles.length / ROWS_A_PAGE)
  return Array.from({ length: count }, (_, at) => titles.slice(at * ROWS_A_PAGE, (at + 1) * ROWS_A_PAGE))
}

/** A list without any day is none to the generic reader, so rows without one stand among rows with one. */
function readAsRows(titles: readonly RealTitle[]) {
  const rows = titles.map(
    ({ title, date, url }) => `<li><a href="${url}">${escaped(title)}</a><span>${date}</span></li>`,
  )
  const page = readGenericList({ text: `<ul class="list">${rows.join('\n')}</ul>`, url: `${SITE}/list.html` })
  const found = new Map(page.kind === 'list' ? page.notices.map((notice) => [notice.url, notice]) : [])
  return titles.map(({ url }) => found.get(url))
}

function headingOf({ title, url }: RealTitle): string {
  const text = `<title>公告公示</title><div class="detail"><h1>${escaped(title)}</h1><p>发布时间：2026-03-16</p><div id="mycontent">正文</div></div>`
  return readDetailPage({ text, url, detail: { format: 'html' } }).title
}

function bare(title: string): string {
  return title.replace(/\s/g, '')
}
