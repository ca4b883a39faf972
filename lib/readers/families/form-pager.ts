import type { CheerioAPI } from 'cheerio/slim'
import type { Pager } from '../../domain/watch/channel.ts'
import type { KnownBy, ListAnswer, NextPage } from '../list-answer.ts'
import { absoluteUrl, attributeOf } from '../page-tree.ts'
import { type Continuation, pageCountOf } from './next-page.ts'

type PostbackPager = Extract<Pager, { kind: 'postback' }>

/** A state beyond this size is no page that a person turns. */
const BODY_CHARACTERS_MAX = 1_000_000
const HIDDEN_INPUTS_MAX = 100
const CALL = /__doPostBack\(\s*['"]([^'"()]{1,300})['"]\s*,\s*['"]([^'"]{0,2000})['"]/g
const FIRST_ROW = '{firstrow}'

/**
 * The next page of an ASP.NET list: the page's own form with its hidden state, as a click on its pager would send it. A
 * page that shows a pager, but no way to a later page, is the last one; one that shows no pager at all does not say so.
 */
export function postbackContinuation(answer: ListAnswer, $: CheerioAPI, pager: PostbackPager): Continuation {
  const { request } = answer
  const count = pageCountOf(answer.text) ?? request?.pageCount
  if (count !== undefined && (request?.page ?? 1) >= count) return {}
  if (!request) return { isCut: true }
  const ways = pager.argument.includes(FIRST_ROW) ? waysByRow : waysByNumber
  const { isPager, next: argument } = ways(callsOf(answer.text, pager.target), pager, request)
  if (argument === undefined) return isPager && count === undefined ? {} : { isCut: true }
  const form = formOf($, answer.url, { target: pager.target, argument })
  if (!form) return { isCut: true }
  const { window, page } = request
  const knownBy: KnownBy = count === undefined ? 'link' : 'count'
  const contentType = 'application/x-www-form-urlencoded'
  const ofList = { page: page + 1, window, knownBy, pageCount: count }
  return { next: { ...form, method: 'POST', contentType, ...ofList } }
}

/** Arguments of the pager's links, as they stand in the page, where quotes may be written as entities. */
function callsOf(text: string, target: string): readonly string[] {
  const plain = text.replace(/&#0*39;|&apos;|\\x27/gi, "'").replaceAll('&quot;', '"')
  return [...plain.matchAll(CALL)].flatMap(([, called, argument = '']) =>
    called === target ? [withoutEscapes(argument)] : [],
  )
}

/** SharePoint writes the `&` of its arguments as entity or as escape of the script. */
function withoutEscapes(argument: string): string {
  const unescaped = argument.replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, four, two) =>
    String.fromCharCode(Number.parseInt(four ?? two, 16)),
  )
  return unescaped.replaceAll('&amp;', '&')
}

interface Ways {
  /** True when the page shows links of this pager. */
  readonly isPager: boolean
  /** Argument that leads to the next page. */
  readonly next?: string | undefined
}

/** Pagers show ten numbers at a time; the dots after them lead to the next number as well. */
function waysByNumber(calls: readonly string[], pager: PostbackPager, { page }: NextPage): Ways {
  const [before = '', after = ''] = pager.argument.split('{n}')
  const isOfPager = (call: string) =>
    call.startsWith(before) &&
    call.endsWith(after) &&
    /^\d+$/.test(call.slice(before.length, call.length - after.length))
  const next = pager.argument.replaceAll('{n}', String(page + 1))
  return { isPager: calls.some(isOfPager), next: calls.includes(next) ? next : undefined }
}

/** Where the next page starts, only its link knows, with more behind it: that is sent as it stands. */
function waysByRow(calls: readonly string[], pager: PostbackPager, request: NextPage): Ways {
  const before = pager.argument.slice(0, pager.argument.indexOf(FIRST_ROW)).replace(/\{$/, '')
  const rowOf = (call: string) =>
    call.startsWith(before)
      ? Number(/^\{?(\d{1,7})(?!\d)/.exec(call.slice(before.length))?.[1] ?? Number.NaN)
      : Number.NaN
  const links = calls.map((call) => ({ call, row: rowOf(call) })).filter(({ row }) => Number.isInteger(row))
  const sent = new URLSearchParams(request.body ?? '').get('__EVENTARGUMENT')
  const row = sent === null ? 1 : rowOf(sent)
  const later = links.filter((link) => link.row > row).sort((a, b) => a.row - b.row)
  return { isPager: links.length > 0, next: later[0]?.call }
}

function formOf($: CheerioAPI, base: string, event: { target: string; argument: string }) {
  const state = $('input[name="__VIEWSTATE"]')[0]
  const form = state ? $(state).closest('form')[0] : undefined
  const url = absoluteUrl(attributeOf(form, 'action') ?? base, base) ?? base
  if (!form) return undefined
  // Looked for on the whole page: below a form that was never closed, the search costs the square of its parts.
  const hidden = $('form input[type="hidden" i]').toArray()
  if (hidden.length > HIDDEN_INPUTS_MAX) return undefined
  const inputs = hidden.filter((input) => $(input).closest('form')[0] === form)
  const fields = new URLSearchParams()
  for (const input of inputs) {
    const name = attributeOf(input, 'name')
    if (name) fields.set(name, attributeOf(input, 'value') ?? '')
  }
  fields.set('__EVENTTARGET', event.target)
  fields.set('__EVENTARGUMENT', event.argument)
  const body = fields.toString()
  return body.length > BODY_CHARACTERS_MAX ? undefined : { url, body }
}
