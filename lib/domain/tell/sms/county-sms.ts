import type { SmsTemplate, SmsTemplateName, SmsVariable } from './sms-template.ts'

/** Vendors that there is an adapter for. */
export const SMS_PROVIDERS = ['aliyun', 'tencent', 'sns'] as const
export type SmsProvider = (typeof SMS_PROVIDERS)[number]

/** How a county sends text messages. */
export interface CountySms {
  /** Absent: no vendor is connected, and text messages end as refused. */
  readonly provider?: SmsProvider | undefined
  /** The office's landline; without it the office is named instead. */
  readonly officePhone?: string | undefined
  /** Messages a calendar month, in China's time; beyond it none goes out until the next. */
  readonly monthlyMax: number
  /** UTF-16 units of one value: 35 with Aliyun, less for some accounts. */
  readonly valueCharsMax: number
  /** UTF-16 units of the whole message; one of up to 70 is billed once, a longer one twice. */
  readonly charsMax: number
  readonly templates: Readonly<Record<SmsTemplateName, SmsTemplate>>
}

/** UTF-16 units that each value takes: at least, for it to say something, and at most. */
export const SMS_CHARS = {
  unit: { min: 6, max: 10 },
  what: { min: 12, max: 35 },
  until: { min: 11, max: 11 },
  call: { min: 13, max: 13 },
} as const satisfies Record<SmsVariable, object>
