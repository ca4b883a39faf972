import { createTransport } from 'nodemailer'
import type { Mail } from '../../jobs/ports.ts'
import { contentOf, type MailSender } from './mail-content.ts'

/** The mail as a file that mail programs open: the very bytes that sending it would hand over. Nothing is sent. */
export async function toEml(mail: Mail, sender: MailSender): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail(contentOf(mail, sender))
  return Buffer.isBuffer(message) ? message : Buffer.from([])
}
