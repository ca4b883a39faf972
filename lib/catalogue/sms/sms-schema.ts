import * as z from 'zod'
import { SMS_PROVIDERS } from '../../domain/tell/sms/county-sms.ts'
import { hasTouchingVariables, SMS_VARIABLES, variablesIn } from '../../domain/tell/sms/sms-template.ts'
import { count } from '../fields.ts'

const KNOWN = SMS_VARIABLES.map((name) => `{${name}}`).join('、')

const wording = z
  .string()
  .trim()
  .min(8)
  .max(120)
  .regex(/^[^【】〖〗★①\r\n]+$/u, '去掉【】和特殊符号，签名由运营商自动加在前面')
  .refine((text) => !/https?:|www\./i.test(text), '短信里不写网址')
  .refine(hasKnownVariables, `变量只能是 ${KNOWN}，每个最多一次，其中必须有 {what}`)
  .refine((text) => !hasTouchingVariables(text), '两个变量之间要有文字')

const template = z.strictObject({
  /** Code or number under which the vendor approved the wording; a new wording needs a new one. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9_]{3,40}$/, '写运营商批准后给的模板编号，并加引号')
    .optional(),
  wording,
})

const templates = z.strictObject({
  due: template.default({ wording: '{unit}：{what}请于{until}前公开。详见邮件，咨询{call}。' }),
  late: template.default({ wording: '{unit}：{what}应于{until}前公开，尚未看到，请即公开。咨询{call}。' }),
  unproved: template.default({ wording: '{unit}：{what}应于{until}前公开，请补现场证明。咨询{call}。' }),
  'taken-down': template.default({ wording: '{unit}：{what}已提前撤下，请恢复公开。详见邮件，咨询{call}。' }),
  personal: template.default({ wording: '{unit}：{what}疑含个人信息，请即核对处理。详见邮件，咨询{call}。' }),
  done: template.default({ wording: '{unit}：{what}已了结，不需再办理。详见邮件，咨询{call}。' }),
})

/** `sms` of a county: by whom text messages are sent, how many, and in which approved words. */
export const smsSchema = z.strictObject({
  provider: z.enum(SMS_PROVIDERS).optional(),
  officePhone: z
    .string()
    .regex(/^(?:0\d{2,3}-\d{7,8}|1\d{4})$/, '写带区号的座机，如 0421-1234567，或五位热线；不写手机号')
    .optional(),
  monthlyMax: count(100_000).default(300),
  valueCharsMax: z.int().min(13).max(35).default(35),
  charsMax: z.int().min(70).max(134).default(70),
  templates: templates.prefault({}),
})

export type SmsFile = z.infer<typeof smsSchema>

function hasKnownVariables(text: string): boolean {
  const names = variablesIn(text)
  const known: readonly string[] = SMS_VARIABLES
  return (
    names.includes('what') &&
    new Set(names).size === names.length &&
    names.every((name) => known.includes(name))
  )
}
