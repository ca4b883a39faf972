import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { runDuban } from '../../lib/cli/duban.ts'
import { addMs, MINUTE_MS } from '../../lib/domain/time/instant.ts'
import { openCountyDesk } from '../../lib/local/county-desk.ts'
import { playedCopy } from './played-county.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

let dir = ''
/** Keys of three messages that were planned, and ended otherwise than by acceptance. */
const keys = { unknown: '', waiting: '', bounced: '' }

async function duban(...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(['outbox', ...args, '--data', dir], terminal)
  return {
    code,
    out: terminal.written,
    text: terminal.written.join('\n'),
    errors: terminal.errors.join('\n'),
  }
}

interface Listed {
  readonly key: string
  readonly fate: string
  readonly person: string
  readonly medium: string
}

const listed = async (...args: readonly string[]) => {
  const { code, out } = await duban('list', '--json', ...args)
  return { code, messages: out.map((line) => JSON.parse(line) as Listed) }
}

/** Three more messages, like one that went out. */
beforeAll(async () => {
  dir = await playedCopy()
  const desk = await openCountyDesk({ data: dir })
  if (typeof desk === 'string') throw new Error(desk)
  const { store, county, clock } = desk
  const now = clock.now()
  const sent = (await store.messages(county.code)).filter(
    ({ state, kind, medium, lines }) =>
      state.kind === 'accepted' && kind === 'reminder' && medium === 'mail' && lines.length > 0,
  )
  const [like] = sent
  if (!like) throw new Error('nothing was sent')
  for (const name of ['unknown', 'waiting'] as const) {
    const message = { ...like, key: `${like.key}/${name}`, plannedAt: now, attempts: 0 }
    keys[name] = message.key
    await store.plan({ ...message, state: { kind: 'planned' } })
    await store.claim(message, { id: name, now, until: addMs(now, MINUTE_MS) })
    if (name === 'unknown')
      await store.settle(message, name, { kind: 'unknown', at: now, reason: '连接中断' })
    else
      await store.settle(message, name, {
        kind: 'retry',
        retryAt: addMs(now, MINUTE_MS),
        reason: '451 4.7.1',
      })
  }
  keys.bounced = like.key
  const reason = '550 5.1.1 no such user'
  await store.putReceipt(like, { kind: 'bounced', permanent: true, at: now, reason })
  await desk.close()
}, 300_000)

describe('outbox list', () => {
  it('shows messages in the order of their planning, and asks a person for what nobody can know', async () => {
    const { code, messages } = await listed()
    expect(code).toBe(1)
    expect(messages.length).toBeGreaterThan(30)
    const { text } = await duban('list')
    expect(text).toMatch(/是否发出不明：连接中断/)
    expect(text).toMatch(/共 \d+ 条：.*已发出 \d+/)
  })

  it('takes those of a fate, a person, a medium and a day', async () => {
    expect((await listed('--fate', 'unknown', 'bounced')).messages.map(({ key }) => key).toSorted()).toEqual(
      [keys.unknown, keys.bounced].toSorted(),
    )
    const person = keys.unknown.split('/')[1] ?? ''
    const theirs = (await listed('--person', person)).messages
    expect(new Set(theirs.map((one) => one.person))).toEqual(new Set([person]))
    expect((await listed('--medium', 'sms', '--fate', 'unknown')).messages).toEqual([])
    expect((await listed('--since', '2026-11-25')).messages).toEqual([])
    expect((await listed('--fate', 'accepted', '--limit', '3')).messages).toHaveLength(3)
  })

  it('ends with 0 where nobody has to do anything', async () => {
    expect((await listed('--fate', 'accepted')).code).toBe(0)
  })

  it.each([
    [['--fate', 'gone'], '--fate 没有“gone”'],
    [['--medium', 'fax'], '--medium 应为'],
    [['--since', 'yesterday'], '--since 不是日期'],
    [['--limit', '0'], '--limit 应为正整数'],
  ])('refuses %j', async (args, words) => {
    expect(await duban('list', ...args)).toMatchObject({ code: 2, errors: expect.stringContaining(words) })
  })
})

describe('outbox show', () => {
  it('says of a message that bounced what it said, what came of it, and what to do', async () => {
    const { code, text } = await duban('show', keys.bounced)
    expect(code).toBe(1)
    expect(text).toMatch(/去向 {2}被退回——核对收件人的地址或号码/)
    expect(text).toMatch(/服务器接收：250/)
    expect(text).toMatch(/回执：被退回（地址或号码不可用）：550 5\.1\.1/)
    expect(text).toMatch(/事项\n {2}\[.+\] .+《.+》，.+；现在：/)
    expect(text).toContain('如果现在发出')
  })

  it('names the Message-ID that the mail had', async () => {
    const { text } = await duban('show', keys.bounced)
    const [, messageId = ''] = /Message-ID {2}(\S+)/.exec(text) ?? []
    const mails = readdirSync(join(dir, 'mail')).map((file) => readFileSync(join(dir, 'mail', file)))
    const ids = await Promise.all(mails.map(async (mail) => (await simpleParser(mail)).messageId))
    expect(ids).toContain(messageId)
  })

  it('says of one that waits why, and until when', async () => {
    const { code, text } = await duban('show', keys.waiting)
    expect(code).toBe(0)
    expect(text).toMatch(/发送尝试 1 次\n {2}最近一次推迟的原因：451 4\.7\.1\n {2}2026-11-24 09:01 以后再试/)
  })

  it('names the person and the unit, and masks the address', async () => {
    const { text } = await duban('show', keys.unknown)
    expect(text).toMatch(/收件人 {2}\S+ \S+示例\S*（\S+），.…@\S+/)
    const [head = ''] = text.split('如果现在发出')
    expect(head.replace(/Message-ID.*/, '')).not.toMatch(/[\w.]{2,}@/)
    expect(text).not.toMatch(/(?<!\d)1\d{10}(?!\d)/)
  })

  it('finds a message by a part of its key, and asks where there are several or none', async () => {
    expect((await duban('show', '/unknown')).text).toContain(keys.unknown)
    const several = await duban('show', 'mail')
    expect(several).toMatchObject({ code: 2, errors: expect.stringMatching(/有 \d+ 条消息/) })
    expect(await duban('show', 'no such key')).toMatchObject({ code: 2 })
  })

  it('gives the same as JSON', async () => {
    const { out, code } = await duban('show', keys.unknown, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ key: keys.unknown, fate: 'unknown' })
  })
})
