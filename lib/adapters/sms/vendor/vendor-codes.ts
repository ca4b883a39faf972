import type { SendResult } from '../../../jobs/ports.ts'

/**
 * What a code means for the message. `throttled` and `passing` are tried again later, as are `setup` (our account, keys or
 * templates) and `budget` (money), which say nothing of the person, and which somebody must mend. `recipient` and
 * `wording` are for good. `unclear`: the vendor does not know itself whether it went out.
 */
export type CodeMeaning = 'throttled' | 'passing' | 'setup' | 'budget' | 'recipient' | 'wording' | 'unclear'

/** A code, or the beginning of codes where it ends in a dot or a star; with words for the office. */
export type CodeRow = readonly [code: string, meaning: CodeMeaning, words: string]

/** The row of the code itself, or that of its longest beginning. */
export function meaningOf(rows: readonly CodeRow[], code: string): CodeRow | undefined {
  const exact = rows.find(([name]) => name === code)
  if (exact) return exact
  return rows
    .filter(([name]) => /[.*]$/.test(name) && code.startsWith(name.replace(/\*$/, '')))
    .toSorted(([a], [b]) => b.length - a.length)[0]
}

const ABOUT = { recipient: 'recipient', setup: 'setup', wording: 'setup', budget: 'budget' } as const

/** What the answer with that code makes of the message. A code that no table lists is the vendor's no all the same. */
export function resultOfCode(vendor: string, code: string, rows: readonly CodeRow[]): SendResult {
  const said = /^[\w.:-]{1,80}$/.test(code) ? code : 'a code that is none'
  const [, meaning = 'passing', words = '运营商没有说明的原因'] = meaningOf(rows, said) ?? []
  const reason = `${vendor} ${said}（${words}）`
  if (meaning === 'unclear') return { kind: 'unknown', reason }
  const about = meaning === 'throttled' || meaning === 'passing' ? undefined : ABOUT[meaning]
  const permanent = meaning === 'recipient' || meaning === 'wording'
  return { kind: 'refused', permanent, reason, ...(about === undefined ? {} : { about }) }
}
