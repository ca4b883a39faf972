import { endOf } from '../line.ts'
import type { Line } from '../outbox.ts'

/** What follows from one line on a notice's personal data to the next, whichever obligation carries them. */
export function personalTrail(notice: string): string {
  return `${notice}#personal`
}

/** The notice of a line on personal data. */
export function noticeOfLine({ key }: Pick<Line, 'key'>): string {
  return key.slice(0, key.indexOf('#'))
}

export function isPersonalLine({ kind }: Pick<Line, 'kind'>): boolean {
  return kind === 'personal-data' || kind === 'personal-closed'
}

/** The `n`th line that says that the data of a notice, told of by the last line, is not to be seen any more. */
export function personalClosing(last: Line, n: number): Line {
  return endOf(last, 'personal-closed', n)
}
