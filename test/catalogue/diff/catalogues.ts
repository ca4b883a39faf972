import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import type { Catalogue } from '../../../lib/domain/catalogue.ts'
import type { DueRule, Period } from '../../../lib/domain/duty/due-rule.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { type CalendarDay, type CalendarYear, WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'
import { realYears } from '../../fixtures/real-calendar.ts'

export const REAL: Catalogue = mustLoadCatalogue()

const YEARS: readonly CalendarYear[] = realYears()

/** The real catalogue with another period for one rule, wherever the rule stands. */
export function withPeriod(id: string, period: Period): Catalogue {
  return withRule(id, (rule) => ({ ...rule, period }))
}

export function withRule(id: string, change: (rule: DueRule) => DueRule): Catalogue {
  const changed = (rule: DueRule) => (rule.id === id ? change(rule) : rule)
  const items = [...REAL.items].map(
    ([key, item]) => [key, { ...item, rules: item.rules.map(changed) }] as const,
  )
  const rules = [...REAL.rules].map(([key, rule]) => [key, changed(rule)] as const)
  return { ...REAL, items: new Map(items), rules: new Map(rules) }
}

/** The real catalogue with one more day in its calendar, or with another kind for a day that is there. */
export function withDay(on: string, kind: CalendarDay['kind']): Catalogue {
  return { ...REAL, calendar: calendarWithDay(on, kind) }
}

export function calendarWithDay(on: string, kind: CalendarDay['kind']): WorkCalendar {
  const day: CalendarDay = { on: localDate(on), kind, name: '示例', notice: 'holidays-2026' }
  const years: readonly CalendarYear[] = YEARS.map((year) =>
    year.year === Number(on.slice(0, 4))
      ? { ...year, days: [...year.days.filter((other) => other.on !== day.on), day] }
      : year,
  )
  return new WorkCalendar(years)
}
