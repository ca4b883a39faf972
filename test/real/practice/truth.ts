import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Identifiers } from '../../../lib/domain/watch/notice.ts'

export interface TextTruth {
  readonly first: string
  readonly last: string
  readonly characters: number | readonly [number, number]
  readonly lines?: number | readonly [number, number]
}

/** What a person reads on a practice page; the fields are explained in pages.yaml. */
export interface PageTruth {
  readonly file: string
  readonly url?: string
  readonly title: string
  /** Right answers; `none` when the page may also be read as showing no day. */
  readonly displayedOn: readonly string[]
  readonly urlOn?: string
  readonly text: TextTruth
  /** Absent: the same text with and without a card. */
  readonly withoutCard?: TextTruth
  readonly identifiers?: Partial<Identifiers>
  readonly allowed?: readonly string[]
  readonly attachments?: readonly string[]
  /** `column day title` of each other stage of the project, in the page's order. */
  readonly stages?: readonly string[]
  readonly reason?: string
}

export interface RowTruth {
  readonly title: string
  readonly url: string
  readonly displayedOn: string
}

/** What a person counts on a list page. */
export interface ListTruth {
  readonly file: string
  readonly reader: 'generic' | 'card'
  readonly url: string
  readonly rows: number
  /** All days that the rows show. */
  readonly days: readonly string[]
  readonly total?: number
  readonly first: RowTruth
  readonly last: RowTruth
}

export function pageTruths(): readonly PageTruth[] {
  return readYaml('pages.yaml')
}

export function listTruths(): readonly ListTruth[] {
  return readYaml('lists.yaml')
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
}
