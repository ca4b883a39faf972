import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailer } from '../../lib/adapters/smtp/mailer.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import type { Mail } from '../../lib/jobs/ports.ts'
import { type MailCatcher, startMailCatcher, writeNumbered } from '../../lib/local/mail-catcher.ts'

const AT = chinaInstantOf(2026, 11, 23, 9)
const mailOf = (n: number, messageId = `<${n}@duban.example.cn>`): Mail => ({
  messageId,
  to: { name: '住房和城乡建设局联系人', address: 'contact@example.cn' },
  subject: `〔2026〕${n}号：关于保障性住房分配结果信息公开时限即将届满的提醒函，请及时办理`,
  text: `第${n}封`,
  html: `<p>第${n}封</p>`,
  at: (AT + n * 60_000) as Mail['at'],
})

let dir: string
let catcher: MailCatcher

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'duban-catch-'))
  catcher = await startMailCatcher({ dir })
})

afterEach(async () => {
  await catcher.close()
  await rm(dir, { recursive: true })
})

async function sendAll(mails: readonly Mail[]): Promise<void> {
  const from = { name: '政务公开办', address: 'office@example.cn' }
  const mailer = createMailer({ url: catcher.url, from, requireTls: false })
  for (const mail of mails) expect(await mailer.send(mail)).toMatchObject({ kind: 'accepted' })
  mailer.close()
}

describe('the mail catcher', () => {
  it('lists what it caught, oldest first, in the words of the mail', async () => {
    await sendAll([mailOf(12), mailOf(3)])
    expect(await catcher.list()).toEqual(
      [3, 12].map((n) => ({
        file: `${n}@duban.example.cn.eml`,
        messageId: `<${n}@duban.example.cn>`,
        to: '住房和城乡建设局联系人 <contact@example.cn>',
        subject: mailOf(n).subject,
        at: AT + n * 60_000,
      })),
    )
  })

  it('lets a double be seen', async () => {
    await sendAll([mailOf(1), mailOf(1), mailOf(1)])
    const files = ['', '.2', '.3'].map((copy) => `1@duban.example.cn${copy}.eml`)
    expect(new Set(await readdir(dir))).toEqual(new Set(files))
  })

  it('goes on from the files of an earlier run', async () => {
    await sendAll([mailOf(1)])
    await catcher.close()
    catcher = await startMailCatcher({ dir })
    await sendAll([mailOf(1)])
    expect(await catcher.list()).toHaveLength(2)
  })

  it('answers only when the file is there, and bears clients that die', async () => {
    const replies = await talk([
      'EHLO x',
      'MAIL FROM:<a@example.cn>',
      'RCPT TO:<b@example.cn>',
      'DATA',
      'Subject: =?gb2312?B?zOHQ0Q==?=\r\n\r\nhalf',
    ])
    expect(replies.at(-1)).toMatch(/^354/)
    expect(await readdir(dir)).toEqual([])
    await sendAll([mailOf(1)])
    expect(await catcher.list()).toHaveLength(1)
  })

  it('reads subjects in other charsets and encodings, and mails without a Message-ID', async () => {
    await talk([
      'EHLO x',
      'MAIL FROM:<a@example.cn>',
      'RCPT TO:<b@example.cn>',
      'DATA',
      'Subject: =?gb2312?B?zOHQ0Q==?=\r\n =?GB2312?Q?=CC=E1_=D0=D1?= tail\r\nTo: b@example.cn\r\n\r\nbody\r\n.',
    ])
    expect(await catcher.list()).toEqual([
      {
        file: 'no-message-id.eml',
        messageId: '',
        to: 'b@example.cn',
        subject: '提醒提 醒 tail',
        at: undefined,
      },
    ])
  })
})

/** Says each line after the reply to the one before, then cuts the connection. */
async function talk(lines: readonly string[]): Promise<string[]> {
  const socket = connect(catcher.port, '127.0.0.1')
  const replies: string[] = []
  for (const line of ['', ...lines]) {
    if (line !== '') socket.write(`${line}\r\n`)
    if (line.endsWith('half')) break
    replies.push(
      await new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(String(bytes)))),
    )
  }
  socket.destroy()
  return replies
}

describe('writeNumbered', () => {
  it('keeps every one of many at once under one name', async () => {
    const contents = Array.from({ length: 20 }, (_, n) => String(n))
    const files = await Promise.all(
      contents.map((content) => writeNumbered(content, { dir, name: 'a/b', extension: '.json' })),
    )
    expect(new Set(files).size).toBe(20)
    const read = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')))
    expect(read).toEqual(contents)
    expect(files).toContain('a~b.json')
    expect(files).toContain('a~b.20.json')
  })

  it('stays in its folder and gives different names different files, however long', async () => {
    const names = [
      '../up',
      '..',
      '.',
      '',
      'a~b',
      'a/b',
      `${'长'.repeat(300)}1`,
      `${'长'.repeat(300)}2`,
      'a\\b',
      'a\u0000b',
    ]
    const files = await Promise.all(names.map((name) => writeNumbered(name, { dir, name, extension: '.x' })))
    expect(new Set(files).size).toBe(names.length)
    expect(files.filter((file) => file.includes('/') || file.includes('.2.'))).toEqual([])
    expect((await readdir(dir)).length).toBe(names.length)
  })
})
