import type { Dispatcher } from 'undici'

export type AnswerHeaders = Dispatcher.ResponseData['headers']

/** What is kept of an answer's headers; sites that send more send something else than headers. */
const HEADERS_MAX = 100
const HEADER_CHARACTERS_MAX = 16_384
const RETRY_AFTER_MS_MAX = 86_400_000
/** What is older says no more than what is as old. */
const AGE_MS_MAX = 366 * 86_400_000

/** First value of a header that the answer carries. */
export function headerOf(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.[0]
}

/** Names in lower case with their values, one pair for each that came, within bounds. */
export function keptHeaders(headers: AnswerHeaders): readonly (readonly [name: string, value: string])[] {
  const kept: (readonly [string, string])[] = []
  let characters = 0
  for (const [name, values] of Object.entries(headers)) {
    for (const value of typeof values === 'string' ? [values] : (values ?? [])) {
      characters += name.length + value.length
      if (kept.length >= HEADERS_MAX || characters > HEADER_CHARACTERS_MAX) return kept
      kept.push([name, value])
    }
  }
  return kept
}

/**
 * How long the site asks to be left alone, in milliseconds, a day at most (RFC 9110, 10.2.3: seconds, or an HTTP date).
 * A date is counted from the site's own clock, where it tells what that shows. Undefined when it says nothing readable.
 */
export function retryAfterMs(headers: AnswerHeaders, nowMs: number): number | undefined {
  const said = headerOf(headers, 'retry-after')?.trim() ?? ''
  if (/^\d{1,12}$/.test(said)) return Math.min(Number(said) * 1000, RETRY_AFTER_MS_MAX)
  const untilMs = httpDateMs(said)
  if (untilMs === undefined) return undefined
  const fromMs = httpDateMs(headerOf(headers, 'date') ?? '') ?? nowMs
  return Math.min(Math.max(0, untilMs - fromMs), RETRY_AFTER_MS_MAX)
}

/**
 * How long ago the site itself gave the answer, in milliseconds, a year at most, where a cache on the way says so (RFC
 * 9111, 5.1). Undefined when none does, or when what it says is no number.
 */
export function ageMs(headers: AnswerHeaders): number | undefined {
  const said = headerOf(headers, 'age')?.trim() ?? ''
  return /^\d+$/.test(said) ? Math.min(Number(said) * 1000, AGE_MS_MAX) : undefined
}

/** IMF-fixdate only: other words are dates to some parsers in their own zone. */
function httpDateMs(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : ms
}
