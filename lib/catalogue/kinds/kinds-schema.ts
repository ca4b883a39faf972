import * as z from 'zod'
import { slug, text } from '../fields.ts'

const words = z.array(text).default([])
const itemIds = z.array(text).default([])

export const kindSchema = z.strictObject({
  id: slug,
  reason: text,
  words,
  anywhere: words,
  last: words,
  yieldsTo: itemIds,
})

export const sectorSchema = z.strictObject({
  id: slug,
  name: text,
  family: slug,
  items: z.array(text).min(1),
  decides: words,
  words,
  hints: words,
  openings: words,
  namedOnly: z.boolean().default(false),
  beside: slug.optional(),
  channels: z.array(slug).default([]),
  inText: words,
})

export const stageSchema = z.strictObject({
  id: slug,
  name: text,
  items: z.array(text).min(1),
  otherwise: slug.optional(),
  change: z.boolean().default(false),
  answersAgain: z.boolean().default(false),
})

export const columnSchema = z.strictObject({
  names: z.array(text).min(1),
  items: itemIds,
  kind: slug.optional(),
  sector: slug.optional(),
  decisive: z.boolean().default(false),
})

/** `catalogue/kinds.yaml`. */
export const kindsFileSchema = z.strictObject({
  kinds: z.array(kindSchema).min(1),
  sectors: z.array(sectorSchema).min(1),
  stages: z.array(stageSchema).min(1),
  columns: z.array(columnSchema).default([]),
  nameWords: words,
  nameEndings: words,
})

export type KindsFile = z.infer<typeof kindsFileSchema>
