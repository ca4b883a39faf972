import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { WITHHOLD_GROUNDS, type WithholdGround } from '../../domain/duty/decision.ts'
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
  /** The line of the text that holds these words is left out. */
  omits: z.string().optional(),
  /** So many natural persons with their whole ID numbers, which must not stand there. */
  persons: z.number().int().min(0).max(20).default(0),
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
        kind: z.enum(['extend', 'stop-clock', 'withhold', 'withdraw', 'forward', 'match', 'lift']),
        until: day.optional(),
        fromOn: day.optional(),
        toOn: day.optional(),
        ground: z.enum(Object.keys(WITHHOLD_GROUNDS) as [WithholdGround, ...WithholdGround[]]).optional(),
        toUnit: z.string().optional(),
        notice: z.string().optional(),
        isAnswer: z.boolean().optional(),
        undoes: z.string().optional(),
        basis: z.string(),
        approver: z.string(),
        at: moment,
      }),
    )
    .default([]),
  expect: z.record(z.string(), z.string()),
  /** By item, the same for what is derived from the story's notice while nobody records it. */
  follows: z.record(z.string(), z.record(z.string(), z.string())).default({}),
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

/** `<event> <channel> <standing>` of all that the stories make due, what follows from their notices too. */
export function standingsTold(stories: readonly Story[]): readonly string[] {
  return stories.flatMap(({ id, expect, follows }) =>
    [
      [id, expect] as const,
      ...Object.entries(follows).map(([item, told]) => [`${id}+${item}`, told] as const),
    ].flatMap(([event, told]) =>
      Object.entries(told).map(([channel, standing]) => `${event} ${channel} ${standing}`),
    ),
  )
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
