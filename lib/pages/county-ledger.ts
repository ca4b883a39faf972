import { type Catalogue, unitNamesOf } from '../domain/catalogue.ts'
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
    unitNames: unitNamesOf(catalogue, county.code),
    eventNames: new Map([...catalogue.triggers].map(([id, trigger]) => [id, trigger.name])),
  })
}
