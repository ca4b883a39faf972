import type { Catalogue } from '../domain/catalogue.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import type { County } from '../domain/tell/county.ts'
import { type LedgerFrom, ledgerPage } from './ledger-page.ts'

/** The ledger of one county, with the names of its units and kinds of events. */
export function countyLedger(
  rows: readonly Judged[],
  {
    catalogue,
    county,
    ...from
  }: Omit<LedgerFrom, 'countyName' | 'unitNames' | 'eventNames'> & {
    readonly catalogue: Catalogue
    readonly county: County
  },
): string {
  return ledgerPage(rows, {
    ...from,
    countyName: county.name,
    unitNames: new Map([...(catalogue.units.get(county.code) ?? [])].map(([id, unit]) => [id, unit.name])),
    eventNames: new Map([...catalogue.triggers].map(([id, trigger]) => [id, trigger.name])),
  })
}
