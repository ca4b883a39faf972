import { expect, it } from 'vitest'
import type { Mailbox, WaitingMail } from '../../lib/jobs/ports/mailbox.ts'

export interface MailboxUnderTest {
  readonly mailbox: Mailbox
  /** Lets a mail come in. */
  deliver(bytes: Uint8Array): Promise<void>
  /** How many lie on a shelf. */
  filed(shelf: 'done' | 'left'): Promise<number>
}

const BOUNDS = { mailsMax: 100, bytesMax: 10_000 }
const mailOf = (subject: string, text = 'hello') =>
  Buffer.from(
    `From: An <An@unit.example>\r\nTo: <office@county.example>\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject}@unit.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
  )

/** What every Mailbox must do. The folder is emptied by each test. */
export function mailboxContract(open: () => Promise<MailboxUnderTest>): void {
  const all = async (mailbox: Mailbox, bounds = BOUNDS) => {
    const mails: WaitingMail[] = []
    for await (const mail of mailbox.waiting(bounds)) mails.push(mail)
    return mails
  }
  const subjects = (mails: readonly WaitingMail[]) => mails.map(({ mail }) => mail?.subject)

  it('gives mails oldest first, again and again until they are filed', async () => {
    const { mailbox, deliver, filed } = await open()
    for (const subject of ['first', 'second', 'third']) await deliver(mailOf(subject))
    const before = { done: await filed('done'), left: await filed('left') }
    expect(subjects(await all(mailbox))).toEqual(['first', 'second', 'third'])
    const [first, second, third] = await all(mailbox)
    await mailbox.file(first?.id ?? '', 'done')
    await mailbox.file(third?.id ?? '', 'left')
    expect(subjects(await all(mailbox))).toEqual(['second'])
    await mailbox.file(second?.id ?? '', 'done')
    expect(await all(mailbox)).toEqual([])
    expect(await filed('done')).toBe(before.done + 2)
    expect(await filed('left')).toBe(before.left + 1)
  })

  it('files one while the next are read, and gives no more than was asked for', async () => {
    const { mailbox, deliver } = await open()
    for (const subject of ['a', 'b', 'c']) await deliver(mailOf(subject))
    expect(subjects(await all(mailbox, { ...BOUNDS, mailsMax: 2 }))).toEqual(['a', 'b'])
    for await (const { id } of mailbox.waiting(BOUNDS)) await mailbox.file(id, 'done')
    expect(await all(mailbox)).toEqual([])
  })

  it('reads of a long mail the beginning, and says so; what is no mail is given all the same', async () => {
    const { mailbox, deliver } = await open()
    await deliver(mailOf('long', '长'.repeat(20_000)))
    await deliver(mailOf('short'))
    const [long, short] = await all(mailbox)
    expect(long?.mail).toMatchObject({ isCut: true, from: 'an@unit.example', to: ['office@county.example'] })
    expect(long?.mail?.text.length).toBeLessThan(BOUNDS.bytesMax)
    expect(short?.mail).toMatchObject({ isCut: false, subject: 'short' })
    for await (const { id } of mailbox.waiting(BOUNDS)) await mailbox.file(id, 'left')
  })
}
