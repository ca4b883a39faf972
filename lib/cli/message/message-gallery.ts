import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mustLoadCatalogue } from '../../catalogue/load.ts'
import { type Catalogue, countyOf } from '../../domain/catalogue.ts'
import { type DueRule, isKeepPeriod } from '../../domain/duty/due-rule.ts'
import type { County } from '../../domain/tell/county.ts'
import { type Instant, parseInstant } from '../../domain/time/instant.ts'
import { officeNameOf } from '../../jobs/composed.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { mixesOf } from './gallery-mixes.ts'
import { opsPictures } from './gallery-ops.ts'
import { galleryPage, type Picture } from './gallery-page.ts'
import { SAMPLE_ANCHOR, sampleRequest } from './message-preview.ts'
import { type SampleMatter, sampleMatters } from './sample-matter.ts'
import { sampleMessage } from './sample-message.ts'
import { SAMPLE_STANDING_NAMES } from './sample-standing.ts'

export interface GalleryOptions {
  readonly out: string
  readonly county?: string | undefined
}

/** `duban message gallery`: every message in every standing and mix on one page, for people to look through. */
export async function messageGallery(options: GalleryOptions, terminal: Terminal): Promise<ExitCode> {
  const catalogue = mustLoadCatalogue()
  const code = options.county ?? [...catalogue.counties.keys()][0] ?? ''
  if (!catalogue.counties.has(code)) return misuse(`目录数据中没有这个县：${code}`, terminal)
  const pictures = picturesOf(catalogue, countyOf(catalogue, code))
  const dir = resolve(options.out)
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'gallery.html')
  writeFileSync(file, galleryPage(pictures))
  terminal.out(`${pictures.length}件提醒样张：${file}`)
  return 0
}

/** One rule of each way of counting, kind of place and kind of advice: the first in all its standings, the others in two. */
export function picturesOf(catalogue: Catalogue, county: County): readonly Picture[] {
  const anchor = { at: parseInstant(SAMPLE_ANCHOR) as Instant }
  const samplesOf = (rule: DueRule) =>
    sampleMatters({ ...sampleRequest({ rule, anchor }), catalogue, county }).map((one) => ({ rule, ...one }))
  const [main = [], ...others] = exampleRules(catalogue).map(samplesOf)
  const few = others.flatMap((samples) =>
    samples.filter(({ standing }) => ['awaited', 'overdue', 'unattested'].includes(standing)),
  )
  const single = [...main, ...few].map((sample): Picture => {
    const { matter, now, rule, standing } = sample
    const message = sampleMessage({ catalogue, county, role: 'contact', matters: [matter], now })
    return { id: `${rule.id}-${standing}`, caption: captionOf(sample), message }
  })
  const boards = few.filter(({ standing }) => standing === 'unattested').slice(0, 1)
  const advice = few.filter(({ matter }) => matter.warning).slice(0, 1)
  const now = main.find(({ standing }) => standing === 'overdue')?.now ?? anchor.at
  const mixed = mixesOf([...main, ...boards, ...advice], now).map(
    (mix): Picture => ({
      id: mix.id,
      caption: mix.caption,
      message: sampleMessage({ catalogue, county, now, ...mix }),
    }),
  )
  return [...single, ...mixed, ...opsPictures(county, officeNameOf(catalogue, county), now)]
}

function captionOf({ rule, standing }: SampleMatter & { readonly rule: DueRule }): string {
  return `${rule.id} ${SAMPLE_STANDING_NAMES[standing]}`
}

function exampleRules({ rules, channels, items }: Catalogue): readonly DueRule[] {
  const found = new Map<string, DueRule>()
  const itemised = [...items.values()].filter(({ elements }) => elements.length > 0)
  const told = new Set(itemised.flatMap((item) => item.rules.map(({ id }) => id)))
  // Rules of items with elements first: their letters say more.
  const ordered = [...rules.values()].sort((a, b) => Number(told.has(b.id)) - Number(told.has(a.id)))
  for (const rule of ordered) {
    const channel = rule.channels.map((id) => channels.get(id)).find((one) => one !== undefined)
    if (isKeepPeriod(rule.period) || !channel) continue
    const kind = `${rule.period.kind}/${channel.kind === 'web' ? 'web' : 'place'}/${rule.warning}`
    if (!found.has(kind)) found.set(kind, rule)
  }
  // The commonest way of counting is shown in all its standings.
  return [...found].sort(([a], [b]) => Number(b === MAIN) - Number(a === MAIN)).map(([, rule]) => rule)
}

const MAIN = 'within-workdays/web/false'
