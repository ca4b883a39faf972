import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { frameModule } from '../../../lib/cli/message/compile-frame.ts'
import { LETTER_FRAME } from '../../../lib/messages/letter/letter-frame.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'lib', 'messages', 'letter', 'letter-frame.ts')

test('the frame is what its template compiles to; otherwise run `npm run letters`', async () => {
  expect(readFileSync(FILE, 'utf8')).toBe(await frameModule())
})

test('the frame asks for nothing from outside', () => {
  expect(LETTER_FRAME).not.toMatch(/<(?:img|link|script|iframe|form|object)\b|@import|url\(|\bon\w+=/i)
})

test('the frame has each of its places', () => {
  const places = [...LETTER_FRAME.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
  expect(new Set(places)).toEqual(new Set(['title', 'preview', 'subtitle', 'parts', 'signature']))
})
