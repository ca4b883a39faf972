import * as z from 'zod'
import { clock, httpUrl, pattern, slug, text } from './fields.ts'

const textFrom = z.strictObject({
  selector: text.optional(),
  attribute: text.optional(),
  pattern: pattern.optional(),
})

const pager = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('next-link'), selector: text, attribute: text }),
  z.strictObject({
    kind: z.literal('numbered'),
    url: text.includes('{n}'),
    second: z.int().min(0).max(9999),
  }),
  z.strictObject({
    kind: z.literal('postback'),
    target: text,
    argument: z.string().regex(/\{(?:n|firstrow)\}/, '写 {n}（页码）或 {firstrow}（首行号）'),
  }),
  z.strictObject({
    kind: z.literal('records'),
    url: httpUrl,
    size: z.int().min(1).max(500),
    body: text.optional(),
  }),
])

export const listReaderSchema = z.discriminatedUnion('family', [
  z.strictObject({
    family: z.literal('html-list'),
    within: z
      .strictObject({ html: text, total: text.optional(), size: z.int().min(1).max(500).optional() })
      .optional(),
    row: text,
    link: text,
    title: textFrom,
    date: textFrom,
    pager,
  }),
  z.strictObject({
    family: z.literal('glist'),
    siteCode: z.string().regex(/^[A-Z0-9]+$/, '写站点代码，只含大写字母和数字'),
    pager: httpUrl,
  }),
  z.strictObject({
    family: z.literal('json-list'),
    method: z.enum(['GET', 'POST']),
    contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']).optional(),
    body: text.optional(),
    size: z.int().min(1).max(100),
    list: text,
    title: text,
    date: text,
    url: text,
    zone: z.enum(['china', 'utc']),
    total: text.optional(),
    region: text.optional(),
    regionNames: z.array(text).min(1).max(10).optional(),
  }),
  z.strictObject({ family: z.literal('generic') }),
])

export const detailReaderSchema = z.strictObject({
  format: z.enum(['html', 'json', 'none']),
  request: z
    .strictObject({
      pattern,
      url: httpUrl,
      method: z.enum(['GET', 'POST']),
      body: text.optional(),
      contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']).optional(),
    })
    .optional(),
  file: z.strictObject({ path: text, pattern: pattern.optional(), base: httpUrl }).optional(),
  stages: text.optional(),
  title: text.optional(),
  date: text.optional(),
  text: text.optional(),
})

/** A handful of certificates. */
const CA_CHARACTERS_MAX = 20_000

const base = { id: slug, name: text, aliases: z.array(text).default([]), caveats: z.array(text).default([]) }

export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('web'),
    address: httpUrl,
    ask: text,
    ca: text.max(CA_CHARACTERS_MAX).optional(),
    lists: z
      .array(
        z.strictObject({
          id: slug,
          name: text,
          url: httpUrl,
          reader: listReaderSchema,
          detail: detailReaderSchema,
          proves: z.literal(false).optional(),
        }),
      )
      .min(1)
      .max(40),
    expect: z
      .strictObject({
        silentDaysMax: z.int().min(1).max(400).default(180),
        mayBeEmpty: z.boolean().default(false),
        region: z
          .string()
          .regex(/^\d{6}$/, '写六位行政区划代码，并加引号')
          .optional(),
      })
      .default({ silentDaysMax: 180, mayBeEmpty: false }),
    politeness: z
      .strictObject({
        delayMs: z.int().min(0).max(60_000).default(3000),
        timeoutMs: z.int().min(1000).max(15_000).default(15_000),
        from: clock.default('07:00'),
        until: clock.default('20:00'),
        pagesMax: z.int().min(1).max(50).default(10),
      })
      .default({ delayMs: 3000, timeoutMs: 15_000, from: '07:00', until: '20:00', pagesMax: 10 }),
  }),
  z.strictObject({ ...base, kind: z.enum(['manual', 'board']), address: httpUrl.optional(), ask: text }),
])

/** `catalogue/channels/<site>.yaml`: the channels of one site or of one kind of place. */
export const channelsFileSchema = z.strictObject({ channels: z.array(channelSchema).min(1) })

export type ChannelsFile = z.infer<typeof channelsFileSchema>
