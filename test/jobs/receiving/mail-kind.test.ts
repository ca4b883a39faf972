import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../lib/jobs/receiving/mail-kind.ts'
import { DOMAIN, KEY, messageId, sampleMail, tokens } from './sample-mails.ts'

const ID = messageId(KEY).slice(1, 33)
const from = { domain: DOMAIN, readToken: tokens.read }
const kindOfSample = async (name: string) => kindOf(await sampleMail(name), from)

describe('bounces', () => {
  it.each([
    [
      'postfix-unknown-user',
      'an address that nobody has',
      'failed',
      true,
      '550 5.1.1 …: Recipient address rejected: User unknown',
    ],
    [
      'postfix-expired',
      'a server that never answered',
      'failed',
      false,
      '4.4.1 connect to mx.unit.example[192.0.2.7]:25: Connection timed out',
    ],
    [
      'postfix-delayed',
      'a mail that is still being tried',
      'delayed',
      false,
      '450 4.2.0 …: Recipient address rejected: Greylisted',
    ],
    ['postfix-delivered', 'a mail that arrived', 'delivered', false, '250 2.0.0 Ok: queued as 7C3'],
    ['postfix-relayed', 'a mail handed to a server that does not report', 'passed-on', false, 'relayed'],
    [
      'exim-unrouteable',
      'a report without a diagnostic',
      'failed',
      true,
      '5.0.0 Mail delivery failed: returning message to sender',
    ],
    [
      'exim-plain',
      'no report, a header that names the address',
      'failed',
      true,
      'host mx2.unit.example [192.0.2.8]: 550 5.1.1 user unknown',
    ],
    ['sendmail-full', 'a full mailbox is of class 5 and passes', 'failed', false, '552 5.2.2 Mailbox full'],
    [
      'qmail-unknown',
      'words alone, with a code',
      'failed',
      true,
      'Sorry, no mailbox here by that name. (#5.1.1)',
    ],
    [
      'qq-no-such-address',
      'Chinese words in HTML and the mail attached',
      'failed',
      true,
      '退信原因：收件人邮箱地址不存在，对方服务器返回：550 Mailbox not found',
    ],
    ['netease-refused', 'a report in Chinese', 'failed', true, '5.0.0 554 用户不存在'],
    ['coremail-full', 'Chinese words without a code', 'failed', false, '退信原因：对方邮箱已满，空间不足。'],
    ['coremail-delay', 'Chinese words of a delay', 'delayed', false, '邮件投递延迟通知，系统将稍后重试'],
    [
      'exchange-not-allowed',
      'an address that takes no mail from outside',
      'failed',
      true,
      '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
    ],
  ] as const)('%s: %s', async (name, _, action, permanent, reason) => {
    const kind = await kindOfSample(name)
    const isPassing = action === 'failed' && !permanent
    const bounce = { action, permanent, isPassing, reason }
    expect(kind).toMatchObject({ kind: 'bounce', about: ID, bounce })
  })

  it.each([
    ['550 5.7.1 Service unavailable, client host blocked using Spamhaus; see the DNSBL page', false],
    ['550 5.7.26 unauthenticated mail: SPF and DKIM did not pass', false],
    ['554 5.7.1 the sending IP is on our blacklist', false],
    ['550 发件IP在黑名单中', false],
    ['550 5.7.1 user has blocked this sender', true],
    ['550 5.1.1 no such user; mail to it is taken for spam', true],
  ])('%s: for good at this address: %s', async (words, permanent) => {
    const mail = await sampleMail('exchange-not-allowed')
    const [head = new Map<string, string>(), recipient = new Map<string, string>()] = mail.report
    const status = /5\.\d+\.\d+/.exec(words)?.[0] ?? '5.0.0'
    const said = new Map([...recipient, ['status', status], ['diagnostic-code', `smtp;${words}`]])
    expect(kindOf({ ...mail, report: [head, said] }, from)).toMatchObject({
      bounce: { permanent, isPassing: false },
    })
    const worded = await sampleMail('qmail-unknown')
    const text = worded.text.replace(/^.*#5\.1\.1.*$/m, words)
    expect(kindOf({ ...worded, text }, from)).toMatchObject({ bounce: { permanent, isPassing: false } })
  })

  it('name whom they did not reach, and the address that was written to before it was passed on', async () => {
    const recipientsOf = async (name: string) => {
      const kind = await kindOfSample(name)
      return kind.kind === 'bounce' ? kind.bounce.recipients : undefined
    }
    expect(await recipientsOf('postfix-unknown-user')).toContain('an@unit.example')
    expect(await recipientsOf('exchange-not-allowed')).toEqual(['an@unit.example', 'an@inner.unit.example'])
    expect(await recipientsOf('exim-plain')).toEqual(['an@unit.example'])
    expect(await recipientsOf('qmail-unknown')).toEqual([])
  })

  it('are signed where they come to the address that was signed', async () => {
    expect(await kindOfSample('postfix-unknown-user')).toMatchObject({ isSigned: true })
    expect(await kindOfSample('qq-no-such-address')).toMatchObject({ isSigned: false })
  })
})

describe('what is no bounce', () => {
  it.each([
    ['away-vacation', 'automatic', 'a vacation program, which names our mail'],
    ['away-qq', 'automatic', 'an answer that only its subject shows to be automatic'],
    ['away-netease', 'automatic', 'the same with the words at its end'],
    ['away-to-return-path', 'automatic', 'an automatic answer to the address of bounces'],
    ['read-receipt', 'automatic', 'a receipt of reading'],
    ['newsletter', 'automatic', 'a newsletter'],
    ['unknown-person', 'unknown', 'a mail of a person about nothing of ours'],
    ['forged-token', 'unknown', 'a bounce to an address that we did not sign'],
  ] as const)('%s is %s: %s', async (name, kind, _) => {
    expect(await kindOfSample(name)).toEqual({ kind })
  })

  it.each([
    ['answer-by-token', 'the signed address'],
    ['answer-by-thread', 'the Message-ID that it answers'],
  ])('%s is an answer, found by %s', async (name) => {
    expect(await kindOfSample(name)).toEqual({ kind: 'answer', about: ID })
  })

  it('an answer is one also where it brings the report of another mail along', async () => {
    const { report } = await sampleMail('postfix-unknown-user')
    const mail = { ...(await sampleMail('answer-by-thread')), report }
    expect(kindOf(mail, from)).toEqual({ kind: 'answer', about: ID })
  })
})
