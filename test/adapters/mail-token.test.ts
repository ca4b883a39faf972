import { expect, it } from 'vitest'
import { mailTokens } from '../../lib/adapters/mail-token.ts'

const { addressFor, read, digest } = mailTokens('a key of the tests')
const ID = `211324${'0123456789abcdef'.repeat(2)}`.slice(0, 32)
const MESSAGE_ID = `<${ID}@county.example>`
const returnPath = addressFor('bounce+*@county.example', 'return', MESSAGE_ID)

it('puts a signed token in place of the star, and reads it again whatever the case', () => {
  expect(returnPath).toMatch(/^bounce\+b[\da-f]{44}@county\.example$/)
  for (const address of [returnPath, returnPath.toUpperCase(), `<${returnPath}>`])
    expect(read(address)).toEqual({ purpose: 'return', id: ID })
  expect(read(addressFor('bounceab*@county.example', 'return', MESSAGE_ID))).toEqual({
    purpose: 'return',
    id: ID,
  })
  expect(read(addressFor('*@answers.county.example', 'answer', MESSAGE_ID))).toEqual({
    purpose: 'answer',
    id: ID,
  })
})

it.each([
  ['another mail', returnPath.replace('211324', '211325')],
  ['another purpose', returnPath.replace('+b', '+a')],
  ['a shorter signature', returnPath.replace(/.@/, '@')],
  ['a longer one', returnPath.replace('@', '0@')],
  ['the token of another key', mailTokens('another').addressFor('*@x.example', 'return', MESSAGE_ID)],
  ['no token', 'office@county.example'],
  ['nothing', ''],
])('does not read %s', (_, address) => expect(read(address)).toBeUndefined())

it('leaves an address without a star, and that of a Message-ID of another shape, as it is', () => {
  expect(addressFor('office@county.example', 'return', MESSAGE_ID)).toBe('office@county.example')
  expect(addressFor('*@county.example', 'return', '<other@county.example>')).toBe('*@county.example')
})

it('refuses an address that would be longer than mail servers take', () => {
  expect(() => addressFor(`${'x'.repeat(19)}*@county.example`, 'return', MESSAGE_ID)).not.toThrow()
  expect(() => addressFor(`${'x'.repeat(20)}*@county.example`, 'return', MESSAGE_ID)).toThrow('no room')
})

it('gives a digest that only the key gives', () => {
  expect(digest('211324/an/mail/2026-11-23')).toMatch(/^[\da-f]{64}$/)
  expect(mailTokens('another').digest('text')).not.toBe(digest('text'))
})
