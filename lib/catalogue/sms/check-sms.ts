import { SMS_CHARS } from '../../domain/tell/sms/county-sms.ts'
import {
  fixedCharsOf,
  SMS_TEMPLATES,
  type SmsVariable,
  variablesIn,
} from '../../domain/tell/sms/sms-template.ts'
import type { Fault } from '../fault.ts'
import type { CountyFile } from '../reference-schema.ts'
import type { Sheet } from '../sheet.ts'

const BRACKETS = 2

/** Each wording leaves room for its values beside the signature; with a vendor, each was approved. */
export function* checkSms(sheet: Sheet<CountyFile>): Iterable<Fault> {
  const { sms, smsSignature } = sheet.value
  for (const name of SMS_TEMPLATES) {
    const { wording } = sms.templates[name]
    const needed = variablesIn(wording).reduce(
      (sum, variable) => sum + SMS_CHARS[variable as SmsVariable].min,
      0,
    )
    const whole = smsSignature.length + BRACKETS + fixedCharsOf(wording) + needed
    if (whole <= sms.charsMax) continue
    const message = `连同签名和变量至少 ${whole} 个字，超过 ${sms.charsMax}`
    yield sheet.fault(['sms', 'templates', name], { message, mend: '缩短模板文字，或把 charsMax 改大' })
  }
  // Amazon takes the whole text; the others take a number.
  if (sms.provider === undefined || sms.provider === 'sns') return
  const lacking = SMS_TEMPLATES.filter((name) => sms.templates[name].id === undefined)
  if (lacking.length === 0) return
  const message = `模板 ${lacking.join('、')} 没有运营商批准的编号`
  yield sheet.fault(['sms', 'provider'], { message, mend: '批准后写上 id；批准前不要写 provider' })
}
