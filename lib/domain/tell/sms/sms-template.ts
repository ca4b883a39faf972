/** What a template may leave open: the unit, the matters and how many, until when, whom to call. */
export const SMS_VARIABLES = ['unit', 'what', 'until', 'call'] as const
export type SmsVariable = (typeof SMS_VARIABLES)[number]

/**
 * One template for each thing that a text message may have to say. Vendors approve each wording beforehand, so that
 * there are few of them.
 */
export const SMS_TEMPLATES = ['due', 'late', 'unproved', 'taken-down', 'personal', 'done'] as const
export type SmsTemplateName = (typeof SMS_TEMPLATES)[number]

export interface SmsTemplate {
  /** As approved, with each variable as `{unit}`. */
  readonly wording: string
  /** Under which the vendor approved it; absent where there is no vendor yet. */
  readonly id?: string | undefined
}

/** What a text message says: a template with its values. */
export interface SmsWords {
  /** Registered name of the sender, without brackets. */
  readonly signature: string
  readonly template: SmsTemplate
  /** One for each variable of the wording, in its order; none is blank. */
  readonly values: Readonly<Partial<Record<SmsVariable, string>>>
}

const PLACE = /\{([^{}]*)\}/g

/** The names between braces, in their order, known or not. */
export function variablesIn(wording: string): readonly string[] {
  return [...wording.matchAll(PLACE)].map(([, name = '']) => name)
}

/** True where two variables touch: vendors refuse it, since one value could then run into the next. */
export function hasTouchingVariables(wording: string): boolean {
  return /\}\s*\{/.test(wording)
}

/** Characters of the wording outside its variables. */
export function fixedCharsOf(wording: string): number {
  return wording.replace(PLACE, '').length
}

/** The values in the order of the wording: what vendors with numbered variables want. */
export function valuesInOrder({ template, values }: SmsWords): readonly string[] {
  return variablesIn(template.wording).map((name) => values[name as SmsVariable] ?? '')
}

/** The message as it is read on the phone, with the name of its sender in front. */
export function smsTextOf({ signature, template, values }: SmsWords): string {
  const filled = template.wording.replace(PLACE, (_, name: string) => values[name as SmsVariable] ?? '')
  return `【${signature}】${filled}`
}
