import * as z from 'zod'
import { count, slug, text } from './fields.ts'
import { basisSchema } from './item-schema.ts'

const followUpSchema = z
  .strictObject({
    id: slug,
    /** The item that the notice answers, and the channels whose notice counts; none: any channel. */
    from: text,
    on: z.array(slug).default([]),
    /** The item that follows, and the kind of event that starts its clock. */
    to: text,
    trigger: z.string().regex(/^[a-z_]+$/, '写 triggers.yaml 中的事件，如 contract_signed'),
    /** `event`: due by the day of the notice. `expectation`: mentioned to the office, never due by itself. */
    as: z.enum(['event', 'expectation']),
    /** For an expectation: days after the notice from which, and until which, it is mentioned. */
    afterDays: z.int().min(0).max(366).default(0),
    forgetDays: count(730).default(180),
    reading: text,
    basis: z.array(basisSchema).default([]),
  })
  .refine(({ as, on }) => as === 'expectation' || on.length > 0, {
    path: ['on'],
    error: '写明指定媒介的渠道编号：只有在指定媒介发布的公告才引出期限',
  })
  .refine(({ afterDays, forgetDays }) => afterDays < forgetDays, {
    path: ['forgetDays'],
    error: '改为比 afterDays 大的天数',
  })

/** `catalogue/follow-ups.yaml`. */
export const followUpsFileSchema = z.strictObject({ followUps: z.array(followUpSchema) })

export type FollowUpsFile = z.infer<typeof followUpsFileSchema>
