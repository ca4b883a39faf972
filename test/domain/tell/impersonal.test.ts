import { expect, it } from 'vitest'
import { impersonal } from '../../../lib/domain/tell/impersonal.ts'

it.each([
  ['550 5.1.1 <zhang@unit.example>: Recipient address rejected', '550 5.1.1 …: Recipient address rejected'],
  ['RCPT TO:zhang@unit.example failed', 'RCPT TO:… failed'],
  ['用户zhang@unit.example，不存在', '…，不存在'],
  [`号码${'1'.repeat(11)}无效`, '号码…无效'],
  [`+86 ${'111 2222 3333'} is unknown`, '… is unknown'],
  ['451 4.7.1 come again in 300 s', '451 4.7.1 come again in 300 s'],
  ['250 OK queued as 4ZKb12345678', '250 OK queued as 4ZKb12345678'],
])('%s', (words, expected) => {
  expect(impersonal(words)).toBe(expected)
})
