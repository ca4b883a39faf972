import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { bulletinOf, parseMonth } from '../../../lib/domain/tell/figures/bulletin.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { bulletinDocx } from '../../../lib/messages/bulletin/bulletin-docx.ts'
import { bulletinPage, DRAFT_MARK } from '../../../lib/messages/bulletin/bulletin-page.ts'
import { mustBe } from '../../fixtures/cast.ts'
import { EXAMPLES, judgedOf, NOW, UNIT_NAMES } from '../../fixtures/matters.ts'

const many = (count: number, of: (n: number) => Judged) => Array.from({ length: count }, (_, n) => of(n))
const UNREAD: Standing = {
  kind: 'unverifiable',
  because: '读不出来。',
  reason: 'channel-not-read',
  candidates: [],
}

/** Falls due in the first half of November. */
const OCTOBER = chinaInstantOf(2026, 10, 12, 10, 0)
const JUDGED: readonly Judged[] = [
  ...many(6, (n) =>
    judgedOf({ ...EXAMPLES.overdue, id: `o${n}`, unit: 'finance', subject: `示例<采购>${n}` }),
  ),
  ...many(6, (n) => judgedOf({ ...EXAMPLES.closed, id: `c${n}`, unit: 'trading', occurredAt: OCTOBER })),
  ...many(6, (n) => judgedOf({ id: `x${n}`, unit: 'housing', occurredAt: OCTOBER, standing: UNREAD })),
]

const page = (judged: readonly Judged[]) =>
  bulletinPage({
    bulletin: bulletinOf(judged, { month: mustBe(parseMonth('2026-11')), endedOn: localDate('2026-11-19') }),
    countyName: '喀左县',
    officeName: '县政务公开办公室',
    unitNames: UNIT_NAMES,
    now: NOW,
  })

async function textOf(
  judged: readonly Judged[],
): Promise<{ readonly body: string; readonly header: string }> {
  const files = unzipSync(await bulletinDocx(page(judged), NOW))
  const lines = (name: string) =>
    strFromU8(mustBe(files[name]))
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '')
  return { body: lines('word/document.xml'), header: lines('word/header1.xml') }
}

describe('the draft, read back', async () => {
  const { body, header } = await textOf(JUDGED)

  test('says on every page that it is a draft, and leaves room for those who sign', () => {
    expect(header).toContain(DRAFT_MARK)
    expect(body).toMatch(/拟稿：＿+　审核：＿+　签发：＿+/)
  })

  test('criticises with every figure that it rests on, and with the look that proves what is missing', () => {
    const faults = body.slice(body.indexOf('三、'), body.indexOf('四、'))
    expect(faults).toContain('县财政局：应公开6项，已核查6项，按时0项、迟报0项、逾期未见公开6项，按时率0%。')
    expect(faults).toMatch(
      /（1）示例&lt;采购&gt;0：.*应不迟于.*公开，.*查看县政府网站仍未见公开（台账编号e-o0\//,
    )
    expect(faults).toContain('另有1项见台账。')
    expect(faults).not.toContain('县住建局')
  })

  test('says of those that could not be looked at that nothing is said of them', () => {
    const unchecked = body.slice(body.indexOf('四、未能核实的情况'), body.indexOf('五、'))
    expect(unchecked).toContain('本次不作评价：')
    expect(unchecked).toContain('县住建局（应公开6项，已核查0项）')
  })

  test('has a row for each unit', () => {
    const table = body.slice(body.indexOf('附表'))
    for (const name of ['全县', '县财政局', '县公共资源交易中心', '县住建局']) expect(table).toContain(name)
  })
})

test('an empty month says so and names nobody', async () => {
  const { body } = await textOf([])
  expect(body).toContain('没有到期的公开事项。')
  expect(body).toContain('本月没有达到通报表扬条件的单位。')
})

test('the same draft gives the same bytes', async () => {
  const [one, other] = [await bulletinDocx(page(JUDGED), NOW), await bulletinDocx(page(JUDGED), NOW)]
  expect(Buffer.compare(one, other)).toBe(0)
})
