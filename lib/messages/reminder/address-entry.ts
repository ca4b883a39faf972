import type { Medium, Role } from '../../domain/tell/unit.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import { dayInYearWords } from '../chinese-dates.ts'
import type { Card, Part } from '../letter/letter.ts'
import { plainTitle } from '../plain-title.ts'

/** An address at which nothing arrives any more, as the unit's head and the office are told of it. */
export interface AddressNote {
  readonly personName: string
  readonly role: Role
  readonly unitName: string
  readonly medium: Medium
  readonly at: Instant
  /** Fit to be shown: it holds no address and no number. */
  readonly reason: string
  /** Who gets the reminders meanwhile. */
  readonly standInName?: string | undefined
}

const ROLES: Readonly<Record<Role, string>> = {
  contact: '联系人',
  head: '负责人',
  office: '工作人员',
  ops: '运维人员',
}
const SHOWN_MAX = 40

/** One card for each address; the addresses themselves are not shown. */
export function addressParts(notes: readonly AddressNote[]): readonly Part[] {
  if (notes.length === 0) return []
  return [
    { kind: 'heading', text: `联系方式失效（${notes.length}处）`, tone: 'ask' },
    ...notes.slice(0, SHOWN_MAX).map(addressCard),
  ]
}

function addressCard({ personName, role, unitName, medium, at, reason, standInName }: AddressNote): Card {
  const what = medium === 'mail' ? '邮箱' : '手机号码'
  const meanwhile =
    standInName === undefined
      ? '本单位没有其他可以送达的人，提醒暂无人接收。'
      : `更新之前，提醒改发${plainTitle(standInName, 20)}。`
  return {
    kind: 'card',
    tone: 'ask',
    badge: `${what}失效，请更新`,
    title: `${plainTitle(unitName, 40)} ${ROLES[role]} ${plainTitle(personName, 20)}`,
    facts: [
      {
        label: '情况',
        lines: [
          {
            text: `${dayInYearWords(chinaDateOf(at))}起，发往登记${what}的提醒被退回：${plainTitle(reason)}`,
          },
        ],
      },
      { label: '影响', lines: [{ text: meanwhile }] },
      { label: '请办理', lines: [{ text: `回复本邮件，告知新的${what}或者新的联系人。` }] },
    ],
  }
}
