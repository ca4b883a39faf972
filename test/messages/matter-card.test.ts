import { describe, expect, test } from 'vitest'
import type { Matter } from '../../lib/domain/tell/matter.ts'
import { reminderMail } from '../../lib/messages/reminder-mail.ts'
import { answer, EXAMPLES, matter, NOW } from '../fixtures/matters.ts'

const { closed, overdue, provisional, takenDown, warn } = EXAMPLES
const WARN = matter('warn', warn)
const CHANGED = { ...WARN, rung: 'due-changed' }
const LATE = matter('late', overdue)

function textOf(matters: readonly Matter[], more: Partial<Parameters<typeof reminderMail>[0]> = {}): string {
  return reminderMail({
    person: { name: '张示例', role: 'contact' },
    unitName: '县自然资源局',
    countyName: '喀左县',
    officeName: '县政务公开办公室',
    matters,
    now: NOW,
    ...more,
  }).text
}

describe('what is new', () => {
  test('is marked', () => {
    expect(textOf([{ ...WARN, isNew: true }])).toContain('【新增，还有3个工作日】')
    expect(textOf([WARN])).not.toContain('新增')
  })

  test.each<[string, readonly boolean[], string | undefined]>([
    ['is counted where others are not new', [true, false, true], '其中2项是新增的。'],
    ['is not counted where all are', [true, true], undefined],
    ['is not counted where none is', [false, false], undefined],
  ])('%s', (_, news, words) => {
    const text = textOf(news.map((isNew, n) => ({ ...WARN, isNew, subject: `第${n}号地块` })))
    if (words === undefined) expect(text).not.toContain('其中')
    else expect(text).toContain(words)
  })
})

describe('a correction', () => {
  test.each<[string, Matter, string]>([
    [
      'says what was told, what holds and why',
      { ...CHANGED, correction: { toldDue: '2026-11-23', because: '国务院办公厅公布了放假安排。' } },
      '期限变更：此前提醒的期限为2026年11月23日（周一），现更正为2026年11月25日（周三），以本次为准。原因：国务院办公厅公布了放假安排。',
    ],
    [
      'of a range that became firm',
      { ...CHANGED, correction: { toldDue: '2026-11-23~2026-12-02' } },
      '此前提醒的期限为预计2026年11月23日至2026年12月2日之间，现更正为2026年11月25日（周三），以本次为准。',
    ],
    [
      'of a moment',
      { ...CHANGED, correction: { toldDue: String(NOW) } },
      '此前提醒的期限为11月20日（周五）12:00，现更正为',
    ],
    [
      'whose earlier date is not known says that this one holds',
      { ...CHANGED, correction: { toldDue: 'undated' } },
      '期限变更：与此前提醒的期限不同，以本次为准。',
    ],
  ])('%s', (_, one, words) => {
    expect(textOf([one])).toContain(words)
  })

  test('is told by a line of any rung', () => {
    const text = textOf([{ ...WARN, correction: { toldDue: '2026-11-23' } }])
    expect(text).toContain('【期限有变更，还有3个工作日】')
  })

  test('stands in the one-line matters too', () => {
    const many = Array.from({ length: 41 }, (_, n) => ({
      ...CHANGED,
      subject: `第${n}号地块`,
      correction: { toldDue: '2026-11-23' },
    }))
    expect(textOf(many)).toMatch(/^41\.【期限变更】.*此前提醒的期限为2026年11月23日（周一）/m)
  })
})

describe('a date that is not firm', () => {
  test('says so, and on which day to be ready', () => {
    const text = textOf([matter('warn', provisional)])
    expect(text).toMatch(/【期限暂定，距最早日期还有\d+个工作日】/)
    expect(text).toContain('请按最早日期准备，即1月4日（周一）')
  })
})

describe('personal data', () => {
  const personal: Matter = {
    ...matter('personal-data', closed),
    personal: {
      findings: [
        { kind: 'id-number', where: '附件“名单.xlsx”第2个工作表“名单”（隐藏）第5行至第60行C列', count: 56 },
        { kind: 'phone', where: '', count: 3 },
      ],
      answer: answer('公租房分配结果公示'),
    },
  }

  test('tells in which notice, where, what and how many, and what to do', () => {
    const text = textOf([personal])
    for (const words of [
      '■【公告含有个人信息，请立即核对】',
      '公租房分配结果公示 https://site.example.invalid/n1.html',
      '第2个工作表“名单”（隐藏）第5行至第60行C列：完整的公民身份号码56处',
      '正文：自然人名单中的手机号码3处',
      '遮盖号码中间至少8位',
      '请删除（不是隐藏）后另存为新文件',
      '《中华人民共和国政府信息公开条例》第十五条',
      '本邮件不含这些信息',
      '请直接回复本邮件，说明处理结果',
    ])
      expect(text).toContain(words)
  })

  test('that is gone is a close-out of one line, and no thanks for a publication', () => {
    const gone = matter('personal-closed', closed)
    expect(textOf([gone])).toContain('公告中的个人信息已不再显示')
    expect(textOf([gone])).toContain('已办结（1项）')
    expect(textOf([gone])).not.toContain('已看到公开')
  })

  test('comes before what is late, and other blocks do not refer to it', () => {
    const text = textOf([LATE, personal])
    expect(text.indexOf('个人信息')).toBeLessThan(text.indexOf('已逾期'))
    expect(text).not.toContain('与第1项相同')
  })

  test('names at most twenty places and counts the rest', () => {
    const findings = Array.from(
      { length: 33 },
      (_, n) => ({ kind: 'phone', where: `第${n + 1}行`, count: 1 }) as const,
    )
    const text = textOf([{ ...personal, personal: { findings } }])
    expect(text).toContain('第20行：')
    expect(text).not.toContain('第21行：')
    expect(text).toContain('另有13处位置，请通查全文。')
  })
})

describe('an address at which nothing arrives', () => {
  const note = {
    personName: '赵示例',
    role: 'contact',
    unitName: '县财政局',
    medium: 'mail',
    at: NOW,
    reason: '对方服务器称没有这个邮箱',
  } as const

  test.each([
    ['names the person and not the address', note, '县财政局 联系人 赵示例'],
    [
      'says since when and why',
      note,
      '11月20日（周五）起，发往登记邮箱的提醒被退回：对方服务器称没有这个邮箱',
    ],
    ['says that nobody is told', note, '本单位没有其他可以送达的人'],
    ['says who is told instead', { ...note, standInName: '李示例' }, '提醒改发李示例'],
    ['of a telephone', { ...note, medium: 'sms' } as const, '手机号码失效，请更新'],
  ])('%s', (_, one, words) => {
    expect(textOf([], { addressNotes: [one] })).toContain(words)
  })
})

describe('evidence and answers', () => {
  test('stored pages stand beside what they prove', () => {
    const evidenceOf = () => [{ text: '栏目存证 b7c2b7c2b7c2', url: 'https://evidence.example.invalid/b7c2' }]
    expect(textOf([LATE], { evidenceOf })).toContain(
      '留存证据：栏目存证 b7c2b7c2b7c2 https://evidence.example.invalid/b7c2',
    )
    expect(textOf([LATE])).not.toContain('留存证据')
  })

  test.each([
    ['an open matter', [LATE]],
    ['a close-out', [matter('closed', closed)]],
    ['a notice taken down', [matter('taken-down', takenDown)]],
  ])('every mail takes a change of contact and offers no end: %s', (_, matters) => {
    expect(textOf(matters)).toContain('联系人变动请回复本邮件告知。')
    expect(textOf(matters)).not.toMatch(/退订|取消订阅/)
  })
})
