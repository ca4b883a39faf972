import * as z from 'zod'
import { slug } from '../fields.ts'

const rungSchema = z.strictObject({
  id: slug,
  at: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('workdays-before'), workdays: z.int().min(1).max(60) }),
    z.strictObject({ kind: z.literal('on-the-day') }),
    z.strictObject({ kind: z.literal('workdays-after'), workdays: z.int().min(1).max(60) }),
    z.strictObject({
      kind: z.literal('weekly-after'),
      workdays: z.int().min(1).max(60),
      timesMax: z.int().min(1).max(60),
    }),
    z.strictObject({ kind: z.literal('share-of-time'), share: z.number().gt(0).lt(1) }),
    z.strictObject({ kind: z.literal('hours-before'), hours: z.int().min(1).max(240) }),
    z.strictObject({ kind: z.literal('at-end') }),
  ]),
  to: z.array(z.enum(['contact', 'head', 'office'])).min(1),
  media: z.array(z.enum(['mail', 'sms'])).min(1),
})

export const ladderSchema = z.array(rungSchema).min(1)

/** Ladders in place of the county's; what is absent is the county's. */
export const ownLadders = {
  ladder: ladderSchema.optional(),
  /** For rules of less than three days. */
  hourLadder: ladderSchema.optional(),
}
