import * as z from 'zod'
import { FACT_LABELS, type FactName } from '../domain/duty/trigger.ts'
import { BULLETIN_RULES } from '../domain/tell/figures/bulletin.ts'
import { clock, day, slug, text } from './fields.ts'
import { ladderSchema, ownLadders } from './ladder/ladder-schema.ts'
import { smsSchema } from './sms/sms-schema.ts'

const factName = z.enum(Object.keys(FACT_LABELS) as [FactName, ...FactName[]])

/** `catalogue/triggers.yaml`: the closed list of event kinds. */
export const triggersFileSchema = z.strictObject({
  triggers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z_]+$/, '用小写英文词和下划线，如 text_received'),
        name: text,
        required: z.array(factName).default([]),
        optional: z.array(factName).default([]),
      }),
    )
    .min(1),
})

const calendarDay = z.strictObject({
  on: day,
  kind: z.enum(['rest', 'make-up']),
  name: text,
  notice: text,
  /** What the day was before a later notice changed it. */
  was: z
    .strictObject({ kind: z.enum(['rest', 'make-up', 'by-weekday']), notice: text.optional() })
    .optional(),
})

/** `catalogue/calendar/<year>.yaml`. */
export const calendarFileSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  /** Last day for which the calendar cannot change any more; absent while no notice for the year is out. */
  firmThrough: day.optional(),
  notices: z
    .array(z.strictObject({ id: slug, number: text, on: day, title: text, changes: slug.optional() }))
    .default([]),
  days: z.array(calendarDay).default([]),
  /** Known rest days by statute, for estimates in a year without a notice. */
  statutory: z.array(z.strictObject({ on: day, name: text })).default([]),
})

/** `catalogue/calendar/local.yaml`: the county's own days, filled in by its office. */
export const localCalendarFileSchema = z.strictObject({ days: z.array(calendarDay) })

const share = z.number().min(0).max(1)

/** 通报: from which figures on units are praised or criticised by name. What is not given is as in the programme. */
const bulletinSchema = z
  .strictObject({
    judgedMin: z.int().min(1).default(BULLETIN_RULES.judgedMin),
    verifiabilityMin: share.default(BULLETIN_RULES.verifiabilityMin),
    praiseFrom: share.default(BULLETIN_RULES.praiseFrom),
    criticiseBelow: share.default(BULLETIN_RULES.criticiseBelow),
    unitsMax: z.int().min(1).max(50).default(BULLETIN_RULES.unitsMax),
  })
  .refine(({ praiseFrom, criticiseBelow }) => criticiseBelow <= praiseFrom, {
    path: ['criticiseBelow'],
    message: '批评线不能高于表扬线 praiseFrom，改低一些',
  })

/** `catalogue/counties/<code>/county.yaml`. */
export const countyFileSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/, '写六位行政区划代码，并加引号'),
  name: text,
  aliases: z.array(text).default([]),
  office: slug,
  /** Name of the sender of text messages, as registered with the carriers, who refuse any other. */
  smsSignature: z
    .string()
    .regex(/^[\p{Script=Han}A-Za-z0-9]{2,12}$/u, '写 2 至 12 个字的短信签名，不要括号和标点'),
  /** By whom text messages are sent, how many a month, and in which approved words. */
  sms: smsSchema.prefault({}),
  bulletin: bulletinSchema.optional(),
  /** Mails go out between these hours of a working day; outside them they are held, not dropped. */
  sendFrom: clock.default('08:00'),
  sendUntil: clock.default('18:00'),
  ladder: ladderSchema,
  /** For rules of less than three days. */
  hourLadder: ladderSchema,
  /** Ladders of single items in this county; they come before those that the items have everywhere. */
  itemLadders: z.array(z.strictObject({ item: text, ...ownLadders })).default([]),
})

/** `catalogue/counties/<code>/units.yaml`. */
export const unitsFileSchema = z.strictObject({
  units: z
    .array(
      z.strictObject({
        id: slug,
        name: text,
        aliases: z
          .array(
            z.strictObject({
              name: text,
              from: day.optional(),
              until: day.optional(),
              note: text.optional(),
            }),
          )
          .default([]),
        /** The unit that now carries the duties, where a reform moved them; to be confirmed by the county. */
        succeededBy: slug.optional(),
        superior: slug.optional(),
        note: text.optional(),
      }),
    )
    .min(1),
})

export type TriggersFile = z.infer<typeof triggersFileSchema>
export type CalendarFile = z.infer<typeof calendarFileSchema>
export type CountyFile = z.infer<typeof countyFileSchema>
export type UnitsFile = z.infer<typeof unitsFileSchema>
export type LocalCalendarFile = z.infer<typeof localCalendarFileSchema>
