import { unitNamesOf } from '../domain/catalogue.ts'
import { subjectOf } from '../domain/judge/standing/subject.ts'
import { judgementOf } from '../jobs/county-judgement.ts'
import type { DeskOptions } from '../local/county-desk.ts'
import { dueShort } from '../messages/chinese-dates.ts'
import { ledgerLine } from '../messages/ledger-line.ts'
import { standingWords } from '../messages/standing-words.ts'
import { atDesk } from './event.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** `duban ledger`: every obligation with its standing now, derived afresh from the facts. */
export async function ledger(
  options: DeskOptions & { json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return atDesk(options, terminal, async ({ store, contents, catalogue, county, clock }) => {
    const from = { county: county.code, now: clock.now(), scope: 'all' as const, contents }
    const [{ judged }, lists] = await Promise.all([
      judgementOf(from, store, catalogue),
      store.listStates(county.code),
    ])
    const unitNames = unitNamesOf(catalogue, county.code)
    for (const one of judged) {
      const { obligation, channel, standing } = one
      const unit = unitNames.get(obligation.event.unit) ?? obligation.event.unit
      const words = [
        obligation.rule.id,
        dueShort(obligation.due),
        unit,
        channel.name,
        subjectOf(one),
        standingWords(standing),
      ]
      terminal.out(
        options.json === true ? JSON.stringify(ledgerLine(one, { unitNames, lists })) : words.join('  '),
      )
    }
    return 0
  })
}
