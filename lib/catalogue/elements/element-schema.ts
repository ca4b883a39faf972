import * as z from 'zod'
import { count, text } from '../fields.ts'
import { patternMend } from './pattern-mend.ts'

/** A regular expression over text without blanks, in half width, that takes time linear in the text. */
export const elementPattern = text.superRefine((pattern, context) => {
  const mend = patternMend(pattern)
  if (mend !== undefined) context.addIssue({ code: 'custom', message: mend })
})

/** A piece of an element as notices write it; elements of the same file name it. */
export const elementPartSchema = z.strictObject({
  name: text,
  any: z.array(elementPattern).min(1),
  hints: z.array(elementPattern).default([]),
  when: z.array(elementPattern).default([]),
  oftenAttached: z.boolean().default(false),
})

const partNames = z.array(text).min(1).optional()

export const elementSchema = z.strictObject({
  n: count(30),
  text,
  when: text.optional(),
  find: partNames,
  whenFound: partNames,
  unlessFound: partNames,
  optional: z.boolean().default(false),
})

export type ElementCard = z.output<typeof elementSchema>
export type ElementPartCard = z.output<typeof elementPartSchema>
