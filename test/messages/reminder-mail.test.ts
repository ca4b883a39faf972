import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../lib/domain/tell/matter.ts'
import { type ReminderFrom, reminderMail } from '../../lib/messages/reminder-mail.ts'
import { allMatters, answer, EXAMPLES, matter, NOW, PERSON } from '../fixtures/matters.ts'

const HARSH = ['未公开', '逾期', '缺失']

function mailOf(matters: readonly Matter[], more: Partial<ReminderFrom> = {}) {
  return reminderMail({
    person: PERSON,
    unitName: '县自然资源局',
    countyName: '喀左县',
    officeName: '县政务公开办公室',
    matters,
    now: NOW,
    ...more,
  })
}

/** What a person sees of the HTML. */
function seen(html: string): string {
  const page = load(html)
  page('head').remove()
  return page('body').text().replace(/\s+/g, '')
}

const { overdue, takenDown, unattested, warn, warnHours, warnUnreadable, provisional, advice, closed } =
  EXAMPLES

describe('what may not be said', () => {
  test.each([
    ['a due date ahead', matter('warn', warn)],
    ['a rule of hours', matter('warn', warnHours)],
    ['a channel that cannot be read', matter('warn', warnUnreadable)],
    ['a provisional date', matter('warn', provisional)],
    ['advice from a higher rule', matter('warn', advice)],
    ['a safe date that has passed', { ...matter('warn', warn), workdaysLeft: -1 }],
    ['a closed matter', matter('closed', closed)],
    ['a notice taken down', matter('taken-down', takenDown)],
    [
      'a late line whose channel turned out unreadable',
      {
        ...matter('late', overdue),
        standing: {
          kind: 'unverifiable',
          because: '不能判断是否公开。',
          reason: 'channel-not-read',
          candidates: [],
        },
      } as Matter,
    ],
    ['a late line that is published by now', matter('late', closed)],
    ['a board without attestation', matter('late', unattested)],
  ])('%s is never called missing or late', (_, one) => {
    const { subject, text, html } = mailOf([one])
    for (const word of HARSH) expect(`${subject}\n${text}\n${html}`).not.toContain(word)
  })

  test('only the block that is proved late says so', () => {
    const { text } = mailOf(allMatters())
    const blocks = text.split('\n\n').filter((block) => HARSH.some((word) => block.includes(word)))
    expect(blocks).toHaveLength(1)
    expect(blocks[0]).toContain('南公营子镇示例地块拍卖')
  })

  test('a citation that is only recalled is not shown', () => {
    expect(mailOf(allMatters()).text).not.toContain('记忆中的规定')
  })
})

describe('what is said', () => {
  test('a matter tells what, since when, by when, where and why', () => {
    const { text } = mailOf([matter('warn', warn)])
    for (const words of [
      '县自然资源局 张示例：',
      '老城街道示例地块',
      '国有建设用地使用权出让公告（目录第7行）',
      '收到公告文本，2026年10月28日（周三）',
      '2026年11月25日（周三），还有3个工作日',
      '县政府网站 https://site.example.invalid/',
      '如已发布请忽略',
      '喀政办发〔2018〕65号附件第7行',
      '《招标拍卖挂牌出让国有建设用地使用权规定》第八条：',
      '（转引，以原文为准）',
      '2. 地块的位置、面积、用途、年限和规划指标要求',
      '监督渠道：县自然资源局监督渠道',
      '请直接回复本邮件',
    ])
      expect(text).toContain(words)
  })

  test.each([
    [
      'a late matter gives the look that proves it',
      matter('late', overdue),
      '2026-11-20 09:10查看县政府网站时未见公开',
    ],
    ['a late matter counts workdays', matter('late', overdue), '2026年11月18日（周三），已逾期2个工作日'],
    ['a rule of hours counts hours', matter('warn', warnHours), '11月20日（周五）21:30前，还有9小时30分'],
    ['a flag is shown', matter('warn', warnHours), '原文本行有一处排印错误'],
    ['a dead channel', matter('warn', warnUnreadable), '目前无法读取，暂不能核对，不影响公开时限'],
    ['a board asks for proof', matter('late', unattested), '请回复本邮件，补交现场证明：请联系网站管理员。'],
    ['a range', matter('warn', provisional), '预计2027年1月4日至1月21日之间'],
    ['advice is called so', matter('warn', advice), '上位法提示：目录对下列事项没有规定这一时限'],
    [
      'a notice taken down shows both looks',
      matter('taken-down', takenDown),
      '2026-11-18 09:00仍在，2026-11-19 09:00已打不开',
    ],
    ['a closed matter is one line', matter('closed', closed), '县政府网站11月19日（周四）已看到公开'],
    [
      'an extended date replaces the first',
      { ...matter('late', overdue), standing: { ...overdue.standing, since: NOW } },
      '经批准延期至2026年11月20日（周五）',
    ],
    ['another unit is named', { ...matter('warn', warn), unitName: '县财政局' }, '县财政局'],
  ])('%s', (_, one, words) => {
    const { text, html } = mailOf([one])
    expect(text).toContain(words)
    expect(seen(html)).toContain(words.replace(/\s+/g, ''))
  })

  test.each([
    ['contact', '请贵单位办理'],
    ['head', '现报请您关注并督促办理'],
    ['office', '现报县政务公开办公室督办'],
  ] as const)('the %s is addressed for what they do', (role, words) => {
    expect(mailOf([matter('late', overdue)], { person: { name: '张示例', role } }).text).toContain(words)
  })

  test('a due date that moved says so', () => {
    const { text, html } = mailOf([{ ...matter('warn', warn), rung: 'due-changed' }])
    expect(text).toContain('【期限有变更，还有3个工作日】')
    expect(seen(html)).toContain('期限有变更')
    expect(mailOf([matter('warn', warn)]).text).not.toContain('变更')
  })

  test('forty matters stand in full, two hundred in a line each, and the rest are counted', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => matter('late', { ...overdue, subject: `第${n}号地块` }))
    const { text, html } = mailOf([...many(1500), matter('closed', closed)])
    expect(text.match(/责任单位|公开事项：/g)).toHaveLength(40)
    expect(text).toMatch(/^41\.【逾期】第40号地块 — /m)
    expect(text).toContain('第239号地块')
    expect(text).not.toContain('第240号地块')
    expect(text).toContain('其余1260项见台账。')
    expect(text).toContain('已办结（1项）')
    expect(html.length).toBeLessThan(400_000)
    expect(mailOf(many(240)).text).not.toContain('见台账')
  })

  test('the most urgent comes first', () => {
    const { text } = mailOf(allMatters())
    const titles = [...text.matchAll(/】\d+\. (\S+)/g)].map((match) => match[1])
    expect(titles).toEqual([
      '水泉镇示例采矿权挂牌',
      '南公营子镇示例地块拍卖',
      '白塔子镇示例村危房改造对象认定',
      '示例中学教学楼施工',
      '老城街道示例地块',
      '利州街道示例地块挂牌',
      '公营子镇示例地块协议出让',
      '示例乡村道路工程',
    ])
  })
})

describe('text that strangers wrote', () => {
  const EVIL = '<script>alert(1)</script><img src=x onerror=1>"\'&\r\nBcc: all\u202e\u200b'

  test('is shown as text and never as markup', () => {
    const { html, text, subject } = mailOf([
      { ...matter('warn', { ...warn, subject: EVIL }), itemTitle: EVIL, channelName: EVIL, flag: EVIL },
      {
        ...matter('closed', closed),
        standing: { ...closed.standing, answer: { ...answer(EVIL), url: 'javascript:alert(1)' } },
      } as Matter,
    ])
    const page = load(html)
    expect(page('script, img')).toHaveLength(0)
    expect(html).not.toMatch(/javascript:/)
    expect(page('body').text()).toContain('<script>alert(1)</script>')
    expect(`${subject}${text}${html}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\r]/)
    expect(subject).not.toMatch(/\n/)
    expect(text).not.toMatch(/^\s*Bcc/m)
  })

  test('the mail loads nothing from outside and runs nothing', () => {
    const page = load(mailOf(allMatters()).html)
    expect(page('script, img, link, iframe, form, object')).toHaveLength(0)
    expect(page('[onclick], [onerror], [onload]')).toHaveLength(0)
  })
})
