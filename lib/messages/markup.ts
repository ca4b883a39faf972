import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { invariant } from '../domain/invariant.ts'

export type Markup = HtmlEscapedString

/** Hono's `html` for values that are at hand: every interpolated value is escaped, and the result is never a promise. */
export function markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  const made = html(strings, ...values)
  invariant(!(made instanceof Promise), 'markup takes no promises')
  return made
}
