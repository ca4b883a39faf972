import type { z } from 'zod'
import { isKeepPeriod } from '../../domain/duty/due-rule.ts'
import type { CatalogueFiles } from '../catalogue-files.ts'
import type { channelSchema } from '../channel-schema.ts'
import type { Complaint, Fault, FieldPath } from '../fault.ts'
import type { dutySchema, itemSchema, rowSchema, ruleSchema } from '../item-schema.ts'

/** An entry of a file with a way to complain about one of its fields. */
export interface Placed<T> {
  readonly value: T
  fault(field: FieldPath, complaint: Complaint): Fault
}

export type Row = z.output<typeof rowSchema>
export type RowItem = z.output<typeof itemSchema>
export type Rule = z.output<typeof ruleSchema>
export type Duty = z.output<typeof dutySchema>
export type ChannelCard = z.output<typeof channelSchema>
export type WebCard = Extract<ChannelCard, { kind: 'web' }>

interface Located {
  readonly fault: (path: FieldPath, complaint: Complaint) => Fault
}

/** The entries of a list in each of the sheets. */
export function entriesOf<T, E>(
  sheets: readonly (Located & { readonly value: T })[],
  key: string,
  list: (value: T) => readonly E[],
): Placed<E>[] {
  return sheets.flatMap((sheet) => within(sheet, [key], list(sheet.value)))
}

/** The entries of a list inside an entry. */
export function within<E>(outer: Located, path: FieldPath, entries: readonly E[]): Placed<E>[] {
  return entries.map((value, index) => ({
    value,
    fault: (field, complaint) => outer.fault([...path, index, ...field], complaint),
  }))
}

export function rowsOf(files: CatalogueFiles): Placed<Row>[] {
  return entriesOf(files.items.sheets, 'rows', (file) => file.rows)
}

export function itemsOf(row: Placed<Row>): Placed<RowItem>[] {
  return within(row, ['items'], row.value.items)
}

export function rulesOf(outer: Placed<{ readonly rules: readonly Rule[] }>): Placed<Rule>[] {
  return within(outer, ['rules'], outer.value.rules)
}

export function sharedRulesOf(row: Placed<Row>): Placed<Rule>[] {
  return within(row, ['shared'], row.value.shared)
}

export function rulesOfRow(row: Placed<Row>): Placed<Rule>[] {
  return [...itemsOf(row).flatMap(rulesOf), ...sharedRulesOf(row)]
}

export function dutiesOf(files: CatalogueFiles): Placed<Duty>[] {
  return entriesOf(files.duties.sheets, 'duties', (file) => file.duties)
}

export function allRulesOf(files: CatalogueFiles): Placed<Rule>[] {
  return [...rowsOf(files).flatMap(rulesOfRow), ...dutiesOf(files).flatMap(rulesOf)]
}

export function channelsOf(files: CatalogueFiles): Placed<ChannelCard>[] {
  return entriesOf(files.channels.sheets, 'channels', (file) => file.channels)
}

/** A rule that sets a date for publishing, as against a keep rule or a warning from a higher rule. */
export function isPublishRule(rule: Rule): boolean {
  return !rule.warning && !isKeepPeriod(rule.period)
}
