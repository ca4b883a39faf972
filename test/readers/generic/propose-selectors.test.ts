import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listReaderSchema } from '../../../lib/catalogue/channel-schema.ts'
import { readGenericList } from '../../../lib/readers/generic/generic-list.ts'
import { proposeSelectors } from '../../../lib/readers/generic/propose-selectors.ts'
import { readListPage } from '../../../lib/readers/list-page.ts'
import { fixtureText, listOf, WINDOW } from '../sample-pages.ts'
import * as pages from './generic-pages.ts'
import { BASE } from './generic-pages.ts'

const JPAGE = `<script type="text/xml"><datastore><recordset>${[8, 6]
  .map(
    (day) =>
      `<record><![CDATA[<li><a href="/art/2026/5/${day}/art_1021_3${day}.html">喀左县挂牌出让公告第${day}号</a><span>2026-05-0${day}</span></li>]]></record>`,
  )
  .join('')}</recordset></datastore></script>
<script>$('#3321').jpage({proxyurl:'/module/web/jpage/dataproxy.jsp',perpage:15,columnid:1021,unitid:'3321',webid:1,permissiontype:0})</script>`

describe('selectors proposed for a page', () => {
  it.each<[string, string, object]>([
    [
      'TRS and its numbered pages',
      fixtureText('trs-list.html'),
      {
        row: 'ul.dlist_rul > li',
        link: 'a',
        title: {},
        date: { selector: 'span' },
        pager: { kind: 'numbered', url: 'index_{n}.html', second: 1 },
      },
    ],
    [
      '汇澜 and its tagname pager',
      fixtureText('eportal-list.html'),
      {
        row: 'ul.news > li',
        pager: { kind: 'next-link', selector: 'a[title="下一页"]', attribute: 'tagname' },
      },
    ],
    [
      '大汉 and its rows by number',
      JPAGE,
      {
        row: 'record',
        pager: {
          kind: 'records',
          url: 'https://www.kazuo.gov.cn/module/web/jpage/dataproxy.jsp?columnid=1021&unitid=3321&webid=1&permissiontype=0&startrecord={start}&endrecord={end}&perpage={size}',
          size: 15,
        },
      },
    ],
    [
      'WebForms and their postback',
      pages.WEB_FORMS,
      {
        row: 'tr',
        date: { selector: 'td:last-child' },
        pager: { kind: 'postback', target: 'MoreInfoList1$Pager', argument: '{n}' },
      },
    ],
    [
      'facts in a tooltip',
      fixtureText('lntb-gbk.html'),
      {
        title: { attribute: 'title', pattern: expect.stringContaining('标题') },
        date: { attribute: 'title' },
      },
    ],
    [
      'a list with classes in a whole page',
      pages.WHOLE_PAGE,
      { row: 'ul.list > li', date: { selector: 'span' } },
    ],
    [
      'a date before the link',
      pages.SHARE_POINT,
      { row: 'ul.infoList > li', date: { selector: 'span.listDate' } },
    ],
  ])('fit %s', (_, text, reader) => {
    expect(proposeSelectors({ text, url: BASE, window: WINDOW })?.reader).toMatchObject(reader)
  })

  it('know the CMS of Chaoyang by the folder of its articles', () => {
    const text = fixtureText('glist-first.html')
    expect(proposeSelectors({ text, url: BASE, window: WINDOW })?.reader).toEqual({
      family: 'glist',
      siteCode: 'KZXZF',
      pager: 'http://cms.chaoyang.gov.cn/html/page.xhtml',
    })
  })

  it.each([
    ['TRS', fixtureText('trs-list.html')],
    ['汇澜', fixtureText('eportal-list.html')],
    ['WebForms', pages.WEB_FORMS],
    ['SharePoint', pages.SHARE_POINT],
    ['a tooltip', fixtureText('lntb-gbk.html')],
    ['glist', fixtureText('glist-first.html')],
  ])('are valid in a card for %s, and read there what repeats on the page', (_, text) => {
    const proposal = proposeSelectors({ text, url: BASE, window: WINDOW })
    const { reader } = parse(proposal?.yaml ?? '')
    expect(listReaderSchema.parse(reader)).toEqual(proposal?.reader)
    const read = readListPage({ text, url: BASE, window: WINDOW, list: listOf(BASE, reader) })
    const generic = readGenericList({ text, url: BASE, window: WINDOW })
    expect(read).toMatchObject({ kind: 'list', notices: 'notices' in generic ? generic.notices : [] })
  })

  it.each([
    ['rows that no selector can part', pages.FLAT],
    ['a page without a list', pages.NAVIGATION],
    ['nothing', ''],
  ])('are not made up for %s', (_, text) => {
    expect(proposeSelectors({ text, url: BASE, window: WINDOW })).toBeUndefined()
  })

  it('use no name that a program has numbered', () => {
    const text = pages.WEB_PLUS.replace('class="list1"', 'class="list_202607" id="u7"')
    expect(proposeSelectors({ text, url: BASE, window: WINDOW })?.yaml).not.toMatch(/u7|202607/)
  })
})
