import { readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { createSmsFolder } from '../../lib/local/sms-folder.ts'
import { smsSenderContract } from '../contracts/sms-sender-contract.ts'

/** Not a number of anybody: no network hands out this prefix. */
const PHONE = '00000000000'
const SMS = {
  key: '211324/an/sms/e1:1:day-0',
  phone: PHONE,
  signature: '示例政务公开',
  template: { wording: '{what}今日到期，请尽快公开。' },
  values: { what: '保障房分配结果' },
  at: chinaInstantOf(2026, 11, 23, 9),
}
let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'duban-sms-'))
})
afterEach(() => rm(dir, { recursive: true }))

it('writes a text message without its number', async () => {
  const sent = await createSmsFolder({ dir: join(dir, 'sms') }).send(SMS)
  const [file = ''] = await readdir(join(dir, 'sms'))
  expect(sent).toEqual({ kind: 'accepted', reply: `written to ${file}` })
  expect(file).toBe('211324~an~sms~e1%3A1%3Aday-0.json')
  const text = await readFile(join(dir, 'sms', file), 'utf8')
  expect(JSON.parse(text)).toEqual({
    key: SMS.key,
    person: 'an',
    to: '***',
    text: '【示例政务公开】保障房分配结果今日到期，请尽快公开。',
    at: '2026-11-23T09:00:00+08:00',
  })
  expect(text).not.toContain(PHONE)
})

it('lets a double be seen', async () => {
  const sms = createSmsFolder({ dir })
  await sms.send(SMS)
  await sms.send(SMS)
  expect(await readdir(dir)).toHaveLength(2)
  expect((await readdir(dir)).some((file) => file.endsWith('.2.json'))).toBe(true)
})

it('refuses for now when the folder cannot be written', async () => {
  await writeFile(join(dir, 'file'), '')
  const result = await createSmsFolder({ dir: join(dir, 'file', 'sms') }).send(SMS)
  expect(result).toMatchObject({ kind: 'refused', permanent: false })
})

describe('takes what a gateway takes', () => {
  smsSenderContract(async () => {
    const folder = await mkdtemp(join(dir, 'contract-'))
    const taken = () => readdirSync(folder).length
    return { sender: createSmsFolder({ dir: folder }), taken, close: async () => undefined }
  }, ['takes it'])
})
