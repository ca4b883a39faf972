import { withShortCounty } from './naming/county-name.ts'
import { withoutLots } from './naming/lots.ts'
import { withoutRound } from './naming/round.ts'

/** Punctuation, brackets and blanks that differ between a form and the notice about the same project. */
const NOISE = /[\s\u00ad\u200b-\u200f\u2060\ufeff\p{P}\p{S}]/u
const DASHES = /[\u2010-\u2015\u2212]/g
const UNITS = 0x1_0000
/** For each UTF-16 unit, once it was asked for: 1 when it is noise, 2 when it is not. */
const known = new Uint8Array(UNITS)

/** What stays of a project name when width, brackets, blanks and the county's long name are taken away. */
export function nameKey(name: string): string {
  return keyOf(name.normalize('NFKC'))
}

/** Half width and without blanks, the form in which rounds and lots are read. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(DASHES, '-').replace(/\s+/g, '')
}

/** The key of a folded name without its round and lots, which are compared by themselves. */
export function bareKey(folded: string): string {
  return keyOf(withoutLots(withoutRound(folded)))
}

function keyOf(folded: string): string {
  return withShortCounty(withoutNoise(folded)).toLowerCase()
}

function withoutNoise(text: string): string {
  let kept = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!isNoise(text.charCodeAt(at))) continue
    if (at > from) kept += text.slice(from, at)
    from = at + 1
  }
  return from === 0 ? text : kept + text.slice(from)
}

function isNoise(unit: number): boolean {
  if (known[unit] === 0) known[unit] = NOISE.test(String.fromCharCode(unit)) ? 1 : 2
  return known[unit] === 1
}
