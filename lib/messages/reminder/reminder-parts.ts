import type { Matter } from '../../domain/tell/matter.ts'
import type { Person } from '../../domain/tell/unit.ts'
import { type Part, paragraph, quiet } from '../letter/letter.ts'
import type { AddressNote } from './address-entry.ts'
import { closedLine } from './closed-line.ts'
import { isLacking, isPosted } from './reminder-subject.ts'

/** Matters that stand in a line each. */
export const BRIEF_MAX = 200

interface OpeningFrom {
  readonly person: Pick<Person, 'role'>
  readonly officeName: string
  readonly matters: readonly Matter[]
  readonly addressNotes?: readonly AddressNote[] | undefined
}

/** What is asked of the reader, by what they do: the contact acts, the head sees to it, the office follows. */
export function opening(from: OpeningFrom, open: readonly Matter[]): readonly Part[] {
  const { person, officeName, matters, addressNotes = [] } = from
  if (open.length > 0)
    return [paragraph(`${openingWords(person.role, open.length, officeName)}${newWords(open)}`)]
  if (addressNotes.length > 0)
    return [paragraph('您好！下列人员的联系方式已经失效，公开提醒送不到本人，请更新。')]
  if (matters.every(({ kind }) => kind === 'personal-closed'))
    return [paragraph('此前提醒的下列公告已不再显示个人信息，不需再办理。')]
  if (matters.some(isLacking))
    return [paragraph('此前提醒的下列事项已经公开或者另有决定，其中要素不全的请补充。')]
  const ended = matters.every(isPosted) ? '已经公开' : '已经公开、转办或者另有决定'
  return [paragraph(`此前提醒的下列事项${ended}，不需再办理。`)]
}

function openingWords(role: Person['role'], openCount: number, officeName: string): string {
  switch (role) {
    case 'contact':
    // Standing in for a contact of the office.
    case 'ops':
      return `您好！以下${openCount}项公开事项请贵单位办理${openCount > 1 ? '，最急的在前' : ''}。`
    case 'head':
      return `您好！以下${openCount}项公开事项由贵单位负责，已提醒联系人，现报请您关注并督促办理。`
    case 'office':
      return `以下${openCount}项公开事项已提醒责任单位，现报${officeName}督办。`
  }
}

/** Said only where some are new and others are not. */
function newWords(open: readonly Matter[]): string {
  const count = open.filter(({ isNew }) => isNew).length
  return count === 0 || count === open.length ? '' : `其中${count}项是新增的。`
}

/** What is done, given up or passed on, one line each. */
export function closing(closed: readonly Matter[]): readonly Part[] {
  if (closed.length === 0) return []
  return [
    { kind: 'heading', text: `已办结（${closed.length}项）`, tone: 'done' },
    { kind: 'paragraph', lines: closed.slice(0, BRIEF_MAX).map(closedLine) },
    ...restParts(closed.length - BRIEF_MAX),
  ]
}

export function restParts(count: number): readonly Part[] {
  return count > 0 ? [quiet(`其余${count}项见台账。`)] : []
}

/** Answering this mail is the one way to answer. It tells of duties, so that nobody is offered to end it, but to pass it on. */
export function howToAnswer(open: readonly Matter[], replyTo: string | undefined): readonly Part[] {
  const address = replyTo === undefined ? '' : `（${replyTo}）`
  const contact = quiet('联系人变动请回复本邮件告知。')
  if (open.length === 0) return [quiet(`如有不同情况，请直接回复本邮件${address}说明。`), contact]
  const heading: Part = { kind: 'heading', text: '如何回复', tone: 'plain' }
  if (open.every(({ personal }) => personal !== undefined)) {
    const words = `请直接回复本邮件${address}，说明处理结果；核对后认为不属于个人信息或者依法可以公开的，写明理由。`
    return [heading, paragraph(words), contact]
  }
  return [
    heading,
    paragraph(
      `请直接回复本邮件${address}，写明是哪一项：`,
      '1. 已经发布的，附公告网址；现场张贴的，附照片和张贴日期。',
      '2. 需要延期、依法不公开或者撤回的，写明理由、依据和批准人。',
      '3. 不属于本单位职责或者起算时间有误的，写明应由谁办理或者正确的时间。',
    ),
    contact,
  ]
}
