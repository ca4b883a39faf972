import { strFromU8 } from 'fflate'
import { cutBody, encoded, FILE_MUTATIONS, withBrokenBytes } from './byte-mutations.ts'
import { Chance } from './chance.ts'
import { JSON_MUTATIONS } from './json-mutations.ts'
import { MARKUP_MUTATIONS } from './markup-mutations.ts'
import type { Sample } from './samples.ts'

/** A body that no site should send, and what it was made of. */
export interface FuzzCase {
  readonly seed: string
  /** Place of the sample among all samples. */
  readonly sampleAt: number
  /** Names of sample and mutations, for people. */
  readonly how: string
  readonly body: Uint8Array
  readonly contentType?: string | undefined
  readonly nature: 'damage' | 'edit' | 'as-it-was'
  readonly isCutShort: boolean
}

/** Few samples are files, and most are pages of the same structures. */
const KINDS: readonly Sample['kind'][] = ['markup', 'markup', 'markup', 'json', 'file']
const MUTATIONS_MAX = 3
/** The size up to which a list is read, that at which the fetcher stops reading a page, and one that it never hands on. */
const LARGE_BYTES = [3_000_000, 5_000_000]
const HUGE_BYTES = 50_000_000

/** The case of a seed; the same samples and seed give the same bytes. */
export function caseOf(samples: readonly Sample[], seed: string): FuzzCase {
  const chance = new Chance(seed)
  const kind = chance.of(KINDS)
  const ofKind = samples.flatMap((one, at) => (one.kind === kind ? [at] : []))
  const sampleAt = chance.of(ofKind)
  const sample = samples[sampleAt]
  if (!sample) throw new Error('no samples')
  const made = sample.kind === 'file' ? fileCase(sample, chance) : textCase(sample, chance)
  return { ...made, seed, sampleAt, how: `${sample.name}: ${made.how}` }
}

type Made = Omit<FuzzCase, 'seed' | 'sampleAt'>

function fileCase(sample: Sample, chance: Chance): Made {
  const name = chance.of(Object.keys(FILE_MUTATIONS))
  const body = FILE_MUTATIONS[name]?.(sample.body, chance) ?? sample.body
  return { how: name, body, nature: 'damage', isCutShort: name === 'cutBody' }
}

function textCase(sample: Sample, chance: Chance): Made {
  const mutations = sample.kind === 'json' && !chance.onceIn(8) ? JSON_MUTATIONS : MARKUP_MUTATIONS
  const names = Object.keys(mutations)
  let text = strFromU8(sample.body)
  let nature: FuzzCase['nature'] = 'damage'
  const how: string[] = []
  for (
    let count = 1 + chance.below(chance.of([1, 1, MUTATIONS_MAX]));
    count > 0 && text.length < 2_000_000;
    count--
  ) {
    const name = chance.of(names)
    const mutated = mutations[name]?.(text, chance) ?? { text, nature: 'edit' }
    text = mutated.text
    if (mutated.nature === 'edit') nature = 'edit'
    how.push(name)
  }
  const isCutShort = how.every((name) => name === 'cut' || name === 'cutAtTag')
  const sized = sizedText(text, chance).slice(0, HUGE_BYTES)
  if (sized !== text) how.push(`repeated to ${sized.length} characters`)
  const isRecoded = sized === text && chance.onceIn(4)
  const sent = encoded(sized, chance, isRecoded)
  if (isRecoded) how.push(`encoded, ${sent.contentType}`)
  return { how: how.join(', '), ...brokenBody(sent, { how, nature, isCutShort }, chance) }
}

/** Once in a while a page of the largest size that is read, made of one of its parts. */
function sizedText(text: string, chance: Chance): string {
  const bytes = chance.onceIn(60) ? (chance.onceIn(8) ? HUGE_BYTES : chance.of(LARGE_BYTES)) : 0
  if (bytes === 0 || text === '') return text
  const from = chance.below(text.length)
  const part = text.slice(from, from + chance.of([3, 30, 300, 30_000]))
  const times = Math.floor((bytes - text.length) / Buffer.byteLength(part))
  return times < 1 ? text : text.slice(0, from) + part.repeat(times) + text.slice(from)
}

function brokenBody(
  { body, contentType }: { body: Uint8Array; contentType?: string | undefined },
  made: { how: string[]; nature: FuzzCase['nature']; isCutShort: boolean },
  chance: Chance,
): Omit<Made, 'how'> {
  const { nature, isCutShort } = made
  if (body.length === 0 || !chance.onceIn(10))
    return { body, contentType, nature, isCutShort: isCutShort && made.how.length === 1 }
  const isCut = chance.onceIn(2)
  const broken = isCut ? cutBody(body, chance) : withBrokenBytes(body, chance)
  return { body: broken, contentType, nature: isCut ? nature : 'edit', isCutShort: isCut && isCutShort }
}
