import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import {
  addMs,
  chinaDateOf,
  chinaInstant,
  DAY_MS,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
} from '../../domain/time/instant.ts'
import { localDate, yearOf } from '../../domain/time/local-date.ts'
import type { SampleNotice } from './sample-notice.ts'
import { seededChance } from './seeded-chance.ts'

const FIRST = chinaInstant(localDate('2026-02-02'))
const LAST = chinaInstant(localDate('2026-11-24'))

const noiseSchema = z.strictObject({
  places: z.array(z.string()).min(1),
  everyDays: z.int(),
  lists: z.record(
    z.string(),
    z.strictObject({
      titles: z.array(z.string()).min(1),
      things: z.array(z.string()).min(1),
      everyDays: z.int().optional(),
    }),
  ),
})
type Noise = z.output<typeof noiseSchema>

/** Older and unrelated notices, the same in every run, so that lists have several pages and go on changing. */
export function noiseNotices(): readonly SampleNotice[] {
  const file = readFileSync(join(import.meta.dirname, 'noise.yaml'), 'utf8')
  const noise = noiseSchema.parse(parse(file, { version: '1.2' }))
  return Object.keys(noise.lists).flatMap((on) => noiseOfList(on, noise))
}

function noiseOfList(on: string, noise: Noise): readonly SampleNotice[] {
  const words = noise.lists[on]
  if (!words) return []
  const [channel = '', list = ''] = on.split('/')
  const chance = seededChance(on)
  const everyDays = words.everyDays ?? noise.everyDays
  const notices: SampleNotice[] = []
  const seen = new Set<string>()
  for (let at = FIRST; at < LAST; at = addMs(at, everyDays * DAY_MS)) {
    const postedAt = workingMoment(at, chance)
    const drawn = titleOf(words, noise.places, { chance, postedAt })
    const title = seen.has(drawn) ? `${drawn}（${chinaDateOf(postedAt).slice(0, 7)}）` : drawn
    if (postedAt >= LAST) continue
    seen.add(title)
    notices.push({
      channel,
      list,
      title,
      paragraphs: [`${title}。`, '有关事项按规定办理，本页为样例文本。'],
      postedAt,
      displayedOn: chinaDateOf(postedAt),
      addressedAt: postedAt,
    })
  }
  return notices
}

/** Some minute between nine and seventeen o'clock on one of the three days from `at` on. */
function workingMoment(at: Instant, chance: (below: number) => number): Instant {
  return addMs(at, chance(3) * DAY_MS + (9 + chance(8)) * HOUR_MS + chance(60) * MINUTE_MS)
}

function titleOf(
  words: { titles: readonly string[]; things: readonly string[] },
  places: readonly string[],
  { chance, postedAt }: { chance: (below: number) => number; postedAt: Instant },
): string {
  const pick = (from: readonly string[]) => from[chance(from.length)] ?? ''
  const title = pick(words.titles)
    .replaceAll('{place}', pick(places))
    .replaceAll('{thing}', pick(words.things))
  return title.replaceAll('{year}', String(yearOf(chinaDateOf(postedAt))))
}
