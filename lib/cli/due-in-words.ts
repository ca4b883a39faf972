import type { Due } from '../domain/duty/due.ts'
import { formatChinaTime } from '../domain/time/instant.ts'

/** A due date in three short Chinese texts: the date, the day to remind of, and what to know about it. */
export interface DueInWords {
  readonly date: string
  readonly remind: string
  readonly note: string
}

export function dueInWords(due: Due): DueInWords {
  switch (due.kind) {
    case 'by-end-of-date':
      return { date: due.dueOn, remind: due.safeOn, note: notes(movedNote(due), chainNote(due)) }
    case 'not-later-than-date-before-anchor':
      return { date: due.dueOn, remind: due.safeOn, note: `不得晚于此日；从严为 ${due.clearPeriodOn}` }
    case 'by-instant':
      return {
        date: `${due.dueOn} ${formatChinaTime(due.dueAt)}`,
        remind: due.dueOn,
        note: '北京时间，不顺延',
      }
    case 'each-month-end':
      return { date: due.dueOn, remind: due.safeOn, note: `每月公开；月末后10个工作日为 ${due.within10WdOn}` }
    case 'keep-until-date':
      return { date: due.lastOn, remind: '', note: `保留到此日，${due.removableFromOn} 起可以撤下` }
    case 'keep-forever':
      return { date: '长期', remind: '', note: '不得撤下' }
    case 'provisional': {
      const range = due.earliestOn === due.latestOn ? '' : `在 ${due.earliestOn} 至 ${due.latestOn} 之间；`
      return { date: `约 ${due.likelyOn}`, remind: due.earliestOn, note: `暂定，${range}${due.reason}` }
    }
    case 'error':
      return { date: '', remind: '', note: `错误：${due.message}` }
  }
}

type ByEndOfDate = Extract<Due, { kind: 'by-end-of-date' }>

function movedNote({ dueOn, nominalOn }: ByEndOfDate): string {
  return dueOn === nominalOn ? '' : `原为 ${nominalOn}，遇休息日顺延`
}

function chainNote({ verifyDueOn, latestOn }: ByEndOfDate): string {
  return notes(
    verifyDueOn === undefined ? '' : `核验不晚于 ${verifyDueOn}`,
    latestOn === undefined ? '' : `发布最迟 ${latestOn}`,
  )
}

function notes(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('；')
}
