import type { Verdict } from './probe-ask.ts'
import { doubtAbout, type ListFinding } from './probe-list.ts'
import type { NoticeFinding } from './probe-notice.ts'

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  fits: '卡片适用',
  reshaped: '卡片已不适用',
  unread: '读不到',
  blocked: '被拦截',
}

const NEXT_WORDS: Readonly<Record<ListFinding['next'], string>> = {
  known: '还有下一页',
  cut: '还有下一页，但找不到翻页办法',
  none: '没有下一页',
  unknown: '下一页不明',
}
const REGION_WORDS = { same: '，地区一致', other: '，地区不符', unasked: '' } as const
const TITLE_CHARACTERS_MAX = 40
/** Numbers of telephones, cards and persons do not belong in a ticket. */
const LONG_NUMBER = /\d[\d*xX-]{5,}\d/g

/** One list on the terminal: the verdict first, then what to look at, then what to put into the card. */
export function findingInWords(finding: ListFinding): readonly string[] {
  const { channel, list, verdict, reason, notice } = finding
  const why = reason === undefined ? '' : `（${reason}）`
  const lines = [
    `${VERDICTS[verdict]}${why}  ${channel.id}/${list.id} ${list.name}  ${figuresInWords(finding)}`,
  ]
  if (notice) lines.push(`  ${noticeInWords(notice)}`)
  for (const note of notesInWords(finding)) lines.push(`  注意：${note}`)
  for (const { words, yaml } of proposalsInWords(finding)) {
    lines.push(`  ${words}：`)
    lines.push(...yaml.split('\n').map((line) => `    ${line}`))
  }
  return lines
}

/** What to put into the card, for the list and for the pages of its notices. */
export function proposalsInWords({ proposal, notice }: ListFinding) {
  const proposals: { readonly words: string; readonly yaml: string }[] = []
  if (proposal)
    proposals.push({ words: `建议改成（在这个页面上读出 ${proposal.rows} 条）`, yaml: proposal.yaml })
  if (notice?.proposal)
    proposals.push({
      words: '建议把正文页的选择器改成（在这条公告上读出同样的内容）',
      yaml: notice.proposal.yaml,
    })
  return proposals
}

/** One list as a line of JSON, with what its card expects. */
export function findingRecord({ channel, list, proposal, titles, ...found }: ListFinding) {
  const { silentDaysMax, mayBeEmpty, region = null } = channel.expect
  return {
    channel: channel.id,
    list: list.id,
    url: list.url,
    ...found,
    titles: titles.map(({ title }) => sampleTitle(title)),
    ...(proposal && { proposal: proposal.reader }),
    expect: { silentDaysMax, mayBeEmpty, region },
    notes: notesInWords({ channel, list, proposal, titles, ...found }),
  }
}

/** What was found on a list's first page, in one line. */
export function figuresInWords(finding: ListFinding): string {
  const { httpStatus, charset, rows, datedRows, newestOn, next, total, region } = finding
  if (httpStatus === 0) return finding.isUnasked ? '这次没有看' : '没有得到答复'
  if (charset === undefined) return `HTTP ${httpStatus}`
  const newest = newestOn === undefined ? '' : `，最新 ${newestOn}`
  const stated = total === undefined ? '' : `，网站称共 ${total} 条`
  const read = `${rows} 行，有日期 ${datedRows} 行${newest}${stated}，${NEXT_WORDS[next]}${REGION_WORDS[region]}`
  return `HTTP ${httpStatus}，编码 ${charset}，${read}`
}

/** What a person should look at although the card fits. */
export function notesInWords(finding: ListFinding): readonly string[] {
  const { silentDays, channel, list, movedTo, rows, datedRows, next, notice, verdict } = finding
  const { silentDaysMax } = channel.expect
  const notes: string[] = []
  if (silentDays !== undefined && silentDays > silentDaysMax)
    notes.push(`已 ${silentDays} 天没有新公告，超过卡片的 ${silentDaysMax} 天：栏目可能停用或搬家`)
  if (movedTo !== undefined) notes.push(`网站把地址转到 ${movedTo}`)
  if (verdict === 'fits' && datedRows < rows) notes.push(`${rows - datedRows} 行读不出日期`)
  if (verdict === 'fits' && next === 'cut') notes.push('第二页以后读不到，不能证明更早的公告没有发布')
  const doubt = verdict === 'fits' ? doubtAbout(list) : undefined
  if (doubt !== undefined) notes.push(doubt)
  if (notice?.isSameTitle === false) notes.push('正文页的标题与列表不同')
  return notes
}

export function noticeInWords(notice: NoticeFinding): string {
  const dates = [
    `列表日期 ${notice.listedOn ?? '无'}`,
    `显示日期 ${notice.displayedOn ?? '无'}`,
    `网址日期 ${notice.urlOn ?? '无'}`,
    `元数据日期 ${notice.metaOn ?? '无'}`,
  ].join('，')
  const isRead = notice.textCharacters > 0 || notice.attachments > 0
  if (!isRead) return `公告 ${notice.url}：${notice.reason}`
  return `公告 ${notice.url}：${dates}，正文 ${notice.textCharacters} 字，附件 ${notice.attachments} 个`
}

/** A title as it may stand in a report: short, and without long numbers. */
export function sampleTitle(title: string): string {
  const short = title.length > TITLE_CHARACTERS_MAX ? `${title.slice(0, TITLE_CHARACTERS_MAX)}…` : title
  return short.replace(LONG_NUMBER, '＊＊＊')
}
