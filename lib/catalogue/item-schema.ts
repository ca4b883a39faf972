import * as z from 'zod'
import { elementPartSchema, elementPattern, elementSchema } from './elements/element-schema.ts'
import { count, day, monthDay, slug, text } from './fields.ts'
import { ownLadders } from './ladder/ladder-schema.ts'

/** The normal form of a deadline or keep period; the domain's `Period`. */
export const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('within-workdays'), workdays: count(250) }),
  z.strictObject({ kind: z.literal('within-days'), days: count(366) }),
  z.strictObject({ kind: z.literal('within-hours'), hours: count(240) }),
  z.strictObject({ kind: z.literal('workdays-before'), workdays: count(250) }),
  z.strictObject({ kind: z.literal('days-before'), days: count(366) }),
  z.strictObject({ kind: z.literal('yearly-by'), monthDay }),
  z.strictObject({ kind: z.literal('once-by'), on: day }),
  z.strictObject({ kind: z.literal('monthly'), betterWithinWorkdays: count(31) }),
  z.strictObject({
    kind: z.literal('verify-then-publish'),
    verifyWorkdays: count(30),
    publishWorkdays: count(30),
  }),
  z.strictObject({
    kind: z.literal('yearly-report'),
    phases: z
      .array(
        z.strictObject({ fromReportYear: z.int().min(2007), departmentBy: monthDay, countyBy: monthDay }),
      )
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    phases: z.array(z.strictObject({ receivedFrom: day, workdays: count(60) })).min(1),
    extended: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('keep-workdays'), workdays: count(250) }),
  z.strictObject({ kind: z.literal('keep-days'), days: count(366) }),
  z.strictObject({
    kind: z.literal('keep-years'),
    years: count(30),
    atMostYears: count(30).optional(),
    atMostSince: day.optional(),
  }),
  z.strictObject({ kind: z.literal('keep-forever') }),
])

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[RN]\d{1,2}(\.[0-9A-Za-z.]+|x)?$|^N\d\.\d?x?$/, '写成 R20.A 这样的规则编号'),
  anchor: z.string().regex(/^[a-z_]+$/, '写 triggers.yaml 中的事件，如 text_received'),
  period: periodSchema,
  track: slug.optional(),
  warning: z.boolean().default(false),
  channels: z.array(slug).default([]),
  reading: text.optional(),
})

export const wordingSchema = z.strictObject({
  item: text.optional(),
  deadline: text.optional(),
  keep: text.optional(),
  channel: text.optional(),
  responsible: text.optional(),
  oversight: text.optional(),
})

export const basisSchema = z.strictObject({
  law: text,
  article: text.optional(),
  says: text,
  mark: z.enum(['read', 'second-hand', 'recalled']),
})

export const readingSchema = z.strictObject({
  question: text,
  chosen: text,
  why: text,
  register: z.int().min(1).max(99).optional(),
})

export const itemSchema = z.strictObject({
  id: z
    .string()
    .regex(/^(\d{2}(\.\d[a-z]?)?|N\d(\.[0-9A-Z]+x?)?)$/, '写成 20、02.3s 这样的事项编号，并加引号'),
  title: text,
  elements: z.array(elementSchema).default([]),
  form: z.array(elementPattern).default([]),
  recognition: z
    .strictObject({
      words: z.array(text).default([]),
      not: z.array(text).default([]),
      columns: z.array(text).default([]),
    })
    .default({ words: [], not: [], columns: [] }),
  rules: z.array(ruleSchema),
  /** 催办阶梯 of its own, in every county that has no other one for the item. */
  ...ownLadders,
})

export const rowSchema = z.strictObject({
  row: z.int().min(1).max(99),
  title: text,
  wording: wordingSchema,
  /** Cells that the row shares with another one: the number of the row on which they are printed. */
  inherits: z
    .strictObject({
      deadline: count(99).optional(),
      keep: count(99).optional(),
      channel: count(99).optional(),
      responsible: count(99).optional(),
      oversight: count(99).optional(),
    })
    .default({}),
  /** The same cells with slips of the pen put right; only cells that differ from `wording` or are torn. */
  corrected: wordingSchema.default({}),
  units: z.array(slug).min(1),
  oversight: text,
  basis: z.array(basisSchema).default([]),
  readings: z.array(readingSchema).default([]),
  flag: text.optional(),
  items: z.array(itemSchema).min(1),
  /** Keep rules and warnings that hold for every item of the row. */
  shared: z.array(ruleSchema).default([]),
})

/** `catalogue/items/<area>.yaml`. */
export const itemsFileSchema = z.strictObject({
  area: z.strictObject({ id: slug, name: text }),
  rows: z.array(rowSchema).min(1),
  /** How notices write the elements of the rows. */
  parts: z.array(elementPartSchema).default([]),
})

export const dutySchema = z.strictObject({
  id: z.string().regex(/^N\d(\.[0-9A-Z]+x?)?$/, '写成 N6.1 这样的编号'),
  section: text,
  title: text,
  wording: text,
  who: text,
  to: text,
  units: z.array(slug).default([]),
  oversight: text.default('县政府网站“民意诉求”栏目'),
  basis: z.array(basisSchema).default([]),
  readings: z.array(readingSchema).default([]),
  rules: z.array(ruleSchema).default([]),
  /** Rules of annex rows that carry the duty out. */
  seeRules: z.array(text).default([]),
  /** For a duty without a date: why it has none and what the office does instead. */
  undated: text.optional(),
})

/** `catalogue/duties.yaml`. */
export const dutiesFileSchema = z.strictObject({ duties: z.array(dutySchema).min(1) })

export type ItemsFile = z.infer<typeof itemsFileSchema>
export type DutiesFile = z.infer<typeof dutiesFileSchema>
