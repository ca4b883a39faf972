import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { FACT_LABELS, type FactName, type Facts } from '../../domain/duty/trigger.ts'
import { invariant } from '../../domain/invariant.ts'
import { addMs, HOUR_MS, type Instant, parseInstant } from '../../domain/time/instant.ts'
import { type LocalDate, parseLocalDate } from '../../domain/time/local-date.ts'

/** Clock time in China, `2026-10-12 09:30`. */
const moment = z.string().transform((text) => chinaMoment(text))
const day = z.string().transform((text): LocalDate => {
  const date = parseLocalDate(text)
  invariant(date !== undefined, `not a day: ${text}`)
  return date
})
const place = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)

const factNames = Object.keys(FACT_LABELS) as FactName[]

const postSchema = z.strictObject({
  on: place,
  title: z.string(),
  at: moment,
  shows: day.optional(),
  address: day.optional(),
  gone: moment.optional(),
  bare: z.boolean().default(false),
})

const storySchema = z.strictObject({
  id: z.string(),
  tells: z.string(),
  item: z.string(),
  trigger: z.string(),
  track: z.string().optional(),
  unit: z.string(),
  level: z.enum(['department', 'county']).optional(),
  at: moment,
  verifiedAt: moment.optional(),
  recordedAt: moment.optional(),
  facts: z.partialRecord(z.enum(factNames as [FactName, ...FactName[]]), z.string()),
  posts: z.array(postSchema),
  attested: z
    .array(
      z.strictObject({
        on: z.string(),
        postedOn: day,
        removedOn: day.optional(),
        by: z.string(),
        at: moment,
      }),
    )
    .default([]),
  decided: z
    .array(
      z.strictObject({
        kind: z.enum(['extend', 'withhold', 'withdraw']),
        until: day.optional(),
        basis: z.string(),
        approver: z.string(),
        at: moment,
      }),
    )
    .default([]),
  expect: z.record(z.string(), z.string()),
})

/** What a site shows of a story: where, when it really appears, and which dates it wears. */
export type StoryPost = z.output<typeof postSchema>

/**
 * One event of the sample county with what its sites and boards show of it, and the standing that each channel must
 * have at the end: `on-time`, `late`, `uncertain`, `late-back-dated`, `unverifiable:<reason>`, or the kind of the standing.
 */
export interface Story extends Omit<z.output<typeof storySchema>, 'facts' | 'recordedAt'> {
  readonly facts: Facts
  readonly recordedAt: Instant
}

const DIR = join(import.meta.dirname, 'stories')

/** All stories, in the order of their files. */
export function readStories(): readonly Story[] {
  return readdirSync(DIR)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => storiesOf(readFileSync(join(DIR, name), 'utf8')))
}

function storiesOf(text: string): readonly Story[] {
  const file: unknown = parse(text, { version: '1.2' })
  const { stories } = z.strictObject({ stories: z.array(storySchema) }).parse(file)
  return stories.map((story) => ({ ...story, recordedAt: story.recordedAt ?? addMs(story.at, HOUR_MS) }))
}

/** Reads a clock time in China. */
export function chinaMoment(text: string): Instant {
  const at = parseInstant(`${text.replace(' ', 'T')}:00+08:00`)
  invariant(at !== undefined, `not a clock time: ${text}`)
  return at
}
