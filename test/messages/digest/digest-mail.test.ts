import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Warning } from '../../../lib/domain/judge/standing/warnings.ts'
import { digestOf, weekOf } from '../../../lib/domain/tell/digest.ts'
import { type DigestFrom, digestMail } from '../../../lib/messages/digest/digest-mail.ts'
import {
  answer,
  EXAMPLES,
  emptyDigest,
  fullDigest,
  judgedOf,
  LIST_SHA,
  LISTS,
  NOW,
  SHA,
  UNIT_NAMES,
} from '../../fixtures/matters.ts'

const FROM: DigestFrom = {
  digest: fullDigest(),
  countyName: '喀左县',
  officeName: '县政务公开办公室',
  unitNames: UNIT_NAMES,
  health: [{ channel: '省招标投标监管网', words: '11月18日起无法读取（连接超时），已连续失败6次。' }],
  lists: LISTS,
  evidenceLink: (sha) => `https://office.example.invalid/evidence/${sha}`,
  now: NOW,
}

describe('a full week', () => {
  const { subject, text, html } = digestMail(FROM)

  test('the subject gives the figures', () => {
    expect(subject).toBe('【公开周报2026-W47】按时率33.3%·逾期1项·待确认1项')
  })

  test('what could not be checked comes before what went wrong', () => {
    const order = [
      '无法核对（1项）',
      '请您确认（1项）',
      '逾期未见公开（1项）',
      '提前撤下（1项）',
      '疑似倒签（1项）',
      '待现场证明（1项）',
      '各单位2026年累计，截至11月22日（周日）',
      '各领域2026年累计',
      '按时率走势，按月',
      '下周到期（2项）',
      '期限待定（1项）',
      '没有确认送达，或者可能收到两封的提醒（1项）',
      '渠道情况（1个）',
    ]
    const places = order.map((name) => text.indexOf(name))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test.each([
    '应公开：6',
    '按时率：33.3%',
    '可核查率：50%',
    '按时率＝按时÷已核查；迟报率＝迟报÷已核查；',
    '已逾期2天（自2026-11-18 23:59起）',
    '示例供水工程施工（二标段）招标公告',
    '县财政局：应公开2，按时率50%（1/2），迟报率50%（1/2），瞒报率0%（0/2），合规率50%（1/2），可核查率100%（2/2）',
    '全县：应公开6，按时率33.3%（1/3），',
    '2026年11月：按时率 33.3%；应公开6：按时1，迟报1，逾期1，无法核对2，待现场证明1',
    '可能已经送达，也可能没有',
  ])('it says %s', (words) => {
    expect(text).toContain(words)
  })

  test('every judgement leads to its stored page', () => {
    for (const sha of [SHA, LIST_SHA]) {
      expect(text).toContain(`/evidence/${sha}`)
      expect(html).toContain(`/evidence/${sha}`)
    }
  })

  test('bars are table cells whose widths add up', () => {
    const page = load(html)
    const widths = page('tr:has(> td[class^="g-"])')
      .toArray()
      .map((row) =>
        page(row)
          .children()
          .toArray()
          .map((cell) => Number.parseFloat(cell.attribs.width ?? '')),
      )
    expect(widths.length).toBe(5)
    for (const cells of widths) expect(cells.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 0)
    expect(load(html)('img, script, svg')).toHaveLength(0)
  })

  test('the tables have a row for each unit of which something fell due, the least punctual first', () => {
    const names = load(html)('table:has(> tbody > tr > th)')
      .eq(1)
      .find('td:first-child')
      .toArray()
      .map((cell) => load(cell).text())
    expect(names).toEqual(['全县', '县自然资源局', '县财政局', '县公共资源交易中心'])
  })

  test('last week and the same week a year ago stand beside this one', () => {
    const { comparisons, total } = FROM.digest
    const past = { ...comparisons.lastWeek, tally: { ...total, late: 0 } }
    const digest = { ...FROM.digest, comparisons: { ...comparisons, lastWeek: past, yearAgo: past } }
    const compared = digestMail({ ...FROM, digest }).text
    expect(compared).toContain('33.3%（上周50%）')
    expect(compared).toContain('按时率：本周33.3%（1/3），上周50%（1/2），去年同周50%（1/2）')
  })

  test('a year of which nothing was recorded has no figures, not zero', () => {
    expect(text).toContain('按时率：本周33.3%（1/3），上周—，去年同周无数据')
    expect(text).toContain('所以无数据，不是零')
  })
})

describe('what the content checks found', () => {
  const published = judgedOf({ ...EXAMPLES.closed, id: 'sound' })
  const incomplete = judgedOf({
    ...EXAMPLES.closed,
    id: 'incomplete',
    standing: {
      ...EXAMPLES.closed.standing,
      kind: 'incomplete',
      because: '已公开，但缺第3项要素。',
      absent: [{ n: 3, text: '竞买人的资格要求和申请取得竞买资格的办法' }],
    },
  })
  const warnings: readonly Warning[] = [
    { kind: 'personal-data', because: '公告中有身份证号码，请立即核对。', notice: 'n1', findings: [] },
    { kind: 'past-upper-bound', because: '最长公示期限已到，请审核。', upperOn: weekOf(NOW).lastOn },
  ]
  const digest = digestOf([{ ...published, warnings }, incomplete], {
    county: '211324',
    week: weekOf(NOW),
    sent: [],
  })
  const { text } = digestMail({ ...FROM, digest })

  test('each has its section, with the sentence of its own', () => {
    for (const name of ['公告中有个人信息', '要素不全', '其他提示']) expect(text).toContain(`${name}（1项）`)
    const [, personal = '', other = ''] = text.split(/公告中有个人信息（1项）|其他提示（1项）/)
    expect(personal).toContain('公告中有身份证号码，请立即核对。')
    expect(personal).not.toContain('最长公示期限已到')
    expect(other).toContain('最长公示期限已到，请审核。')
  })
})

test('an empty week says so', () => {
  const { subject, text, html } = digestMail({ ...FROM, digest: emptyDigest(), health: [] })
  expect(subject).toBe('【公开周报2026-W47】本周没有到期事项')
  for (const words of [
    '本周没有到期的公开事项，所以没有按时率。',
    '台账中还没有公开事项。',
    '各发布渠道读取正常。',
  ]) {
    expect(text).toContain(words)
    expect(html).toContain(words)
  }
  expect(text).toContain('按时率：—')
})

test('a long list is cut and says where the rest stands', () => {
  const judged = Array.from({ length: 60 }, (_, n) => judgedOf({ ...EXAMPLES.overdue, id: `o${n}` }))
  const digest = digestOf(judged, { county: '211324', week: weekOf(NOW), sent: [] })
  const { text } = digestMail({ ...FROM, digest })
  expect(text).toContain('逾期未见公开（60项）')
  expect(text).toContain('其余20项见附件的工作簿和台账')
})

test('a crawled title cannot become markup or a link of another kind', () => {
  const evil = { ...answer('<b onclick=x>\u202e</td>'), url: 'javascript:alert(1)', evidence: SHA }
  const judged = [
    judgedOf({ ...EXAMPLES.takenDown, standing: { ...EXAMPLES.takenDown.standing, answer: evil } }),
  ]
  const digest = digestOf(judged, { county: '211324', week: weekOf(NOW), sent: [] })
  const { html, text } = digestMail({ ...FROM, digest })
  expect(html).toContain('&lt;b onclick=x&gt;')
  expect(`${html}${text}`).not.toMatch(/javascript:|\u202e/)
})
