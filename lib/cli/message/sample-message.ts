import { toEml } from '../../adapters/smtp/eml.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import type { County } from '../../domain/tell/county.ts'
import type { Matter } from '../../domain/tell/matter.ts'
import type { Role } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { officeNameOf } from '../../jobs/composed.ts'
import type { Span } from '../../messages/letter/letter.ts'
import { groupOf } from '../../messages/matter-group.ts'
import type { AddressNote } from '../../messages/reminder/address-entry.ts'
import { type MailText, reminderMail } from '../../messages/reminder-mail.ts'
import { smsText } from '../../messages/sms-text.ts'

/** A file to look at carries nobody's address. */
const NOBODY = 'nobody@duban.invalid'
const NAMES: Readonly<Record<Role, string>> = {
  contact: '张示例',
  head: '李示例',
  office: '王示例',
  ops: '孙示例',
}

export interface SampleMessageFrom {
  readonly catalogue: Catalogue
  readonly county: County
  readonly role: Role
  readonly matters: readonly Matter[]
  readonly now: Instant
  readonly addressNotes?: readonly AddressNote[] | undefined
}

export interface SampleMessage extends MailText {
  /** Absent where no text message can say it. */
  readonly sms: string | undefined
  readonly unitName: string
}

/** The mail and the text message that an invented person would get; nothing is sent. */
export function sampleMessage(from: SampleMessageFrom): SampleMessage {
  const { catalogue, county, role, matters, now, addressNotes } = from
  const officeName = officeNameOf(catalogue, county)
  const unitName = role === 'office' ? officeName : (matters[0]?.unitName ?? officeName)
  const mail = reminderMail({
    person: { name: NAMES[role], role },
    unitName,
    countyName: county.name,
    officeName,
    matters,
    now,
    addressNotes,
    evidenceOf,
  })
  return {
    ...mail,
    unitName,
    // What is done is told by mail alone.
    sms: matters.every(isEnded) ? undefined : smsText(matters, { county, officeName }),
  }
}

function isEnded(matter: Matter): boolean {
  return groupOf(matter) === 'closed'
}

/** Before the due moment there is nothing to be proved. */
function evidenceOf(obligation: string): readonly Span[] {
  const isProved = /overdue|extended|taken-down|personal-data/.test(obligation)
  return isProved ? [{ text: '网页存证 a3f1a3f1a3f1' }] : []
}

/** As it would be handed to a mail server, to be opened with a mail program. */
export async function sampleEml(mail: MailText, { county, now, role }: SampleMessageFrom): Promise<Buffer> {
  return toEml(
    {
      ...mail,
      messageId: `<sample-${county.code}@duban.invalid>`,
      to: { name: NAMES[role], address: NOBODY },
      at: now,
    },
    { from: { name: officeName(county), address: NOBODY }, replyTo: undefined },
  )
}

function officeName({ name }: County): string {
  return `${name}政务公开`
}
