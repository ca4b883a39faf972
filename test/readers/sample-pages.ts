import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate } from '../../lib/domain/time/local-date.ts'
import type { ChannelList, ListReader } from '../../lib/domain/watch/channel.ts'
import type { ListWindow } from '../../lib/readers/list-page.ts'
import { decodePage } from '../../lib/readers/page-text.ts'

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'fixtures', name))
}

export function fixtureText(name: string): string {
  return decodePage(fixtureBytes(name)).text
}

export function listOf(url: string, reader: ListReader): ChannelList {
  return { id: 'notices', name: '公告', url, reader, detail: { format: 'html' } }
}

export const WINDOW: ListWindow = {
  fromOn: localDate('2026-06-01'),
  untilOn: localDate('2026-07-14'),
  region: '211324',
}

export const GLIST = listOf('https://www.kazuo.gov.cn/kzxzf/zwgk/ggzypz/glist.html', {
  family: 'glist',
  siteCode: 'KZXZF',
  pager: 'http://cms.chaoyang.gov.cn/html/page.xhtml',
})

export const TRS = listOf('https://ggzy.ln.gov.cn/jyfb/zfcg/cggg/index.html', {
  family: 'html-list',
  row: 'ul.dlist_rul > li',
  link: 'a',
  title: {},
  date: { selector: 'span' },
  pager: { kind: 'numbered', url: 'index_{n}.html', second: 1 },
})
