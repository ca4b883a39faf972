import type { Judged } from '../../domain/judge/judge-county.ts'
import type { Warning } from '../../domain/judge/standing/warnings.ts'
import { type Digest, isPersonal } from '../../domain/tell/digest.ts'
import { dueOutcomeOf } from '../../domain/tell/figures/tally.ts'
import {
  comingEntry,
  judgedEntry,
  outcomeEntry,
  type Section,
  type SectionFrom,
  warnedEntry,
} from './digest-sections.ts'
import { sinceOf } from './workbook/digest-workbook.ts'

/** What needs somebody, most fundamental first: what the system itself does not know. */
export function openSections(digest: Digest, from: SectionFrom): readonly Section[] {
  const entries = (judged: readonly Judged[]) => judged.map((one) => judgedEntry(one, from))
  const warned = (judged: readonly Judged[], isOfSection: (warning: Warning) => boolean) =>
    judged.map((one) => warnedEntry(one, one.warnings?.filter(isOfSection) ?? [], from))
  return [
    {
      anchor: 'unverifiable',
      name: '无法核对',
      tone: 'ask',
      note: '这些事项系统没有查清，不能认定公开与否，请人工核对；责任单位没有因此收到催办。',
      entries: entries(digest.notVerifiable),
    },
    {
      anchor: 'decide',
      name: '请您确认',
      tone: 'ask',
      note: '有几条公告可能对应，系统分不清，请指出是哪一条。',
      entries: entries(digest.toDecide),
    },
    {
      anchor: 'personal',
      name: '公告中有个人信息',
      tone: 'late',
      note: '请责任单位立即遮盖后重新发布；这里和邮件里都不重复这些号码。',
      entries: warned(digest.personalData, isPersonal),
    },
    {
      anchor: 'overdue',
      name: '逾期未见公开',
      tone: 'late',
      entries: entries(digest.overdue.toSorted((a, b) => sinceOf(a) - sinceOf(b))),
    },
    { anchor: 'down', name: '提前撤下', tone: 'late', entries: entries(digest.takenDown) },
    {
      anchor: 'incomplete',
      name: '要素不全',
      tone: 'ask',
      note: '已经公开，但读全文时没有找到规定的要素，请对照原文核实。',
      entries: entries(digest.incomplete),
    },
    {
      anchor: 'dated',
      name: '疑似倒签',
      tone: 'ask',
      note: '页面日期早于系统核对到的时间，只是疑点，请调阅网站后台发布时间后认定。',
      entries: entries(digest.possiblyBackDated),
    },
    { anchor: 'boards', name: '待现场证明', tone: 'ask', entries: entries(digest.unattested) },
    {
      anchor: 'other',
      name: '其他提示',
      tone: 'plain',
      note: '供审核，不表示没有履行公开义务。',
      entries: warned(digest.otherWarnings, (warning) => !isPersonal(warning)),
    },
  ]
}

/** What the figures of the week count, one by one. */
export function dueSection(digest: Digest, from: SectionFrom): Section {
  const counted = digest.dueInWeek.filter((one) => dueOutcomeOf(one) !== undefined)
  return {
    anchor: 'due',
    name: '本周到期',
    tone: 'plain',
    note: '本周各项数字的明细，包括已经按时公开的。',
    entries: counted.map((one) => outcomeEntry(one, from)),
  }
}

/** What is still to come. */
export function comingSections(digest: Digest, from: SectionFrom): readonly Section[] {
  const entries = (judged: readonly Judged[]) => judged.map((one) => comingEntry(one, from))
  return [
    { anchor: 'coming', name: '下周到期', tone: 'soon', entries: entries(digest.comingUp) },
    {
      anchor: 'putoff',
      name: '延期和停计中',
      tone: 'soon',
      entries: digest.putOff.map((one) => judgedEntry(one, from)),
    },
    {
      anchor: 'provisional',
      name: '期限待定',
      tone: 'soon',
      note: '期限跨入节假日安排还没有公布的时段，公布后自动重新计算；目前按最早日期提醒。',
      entries: entries(digest.provisional),
    },
  ]
}
