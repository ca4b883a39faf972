import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { type DigestFrom, digestMail } from '../../../lib/messages/digest/digest-mail.ts'
import { STYLE } from '../../../lib/messages/letter/letter-style.ts'
import { emptyDigest, fullDigest, LISTS, NOW, PERSON, UNIT_NAMES } from '../../fixtures/matters.ts'

const UNREACHABLE: Person = {
  ...PERSON,
  unreachable: { mail: { at: chinaInstantOf(2026, 11, 17, 9, 0), reason: '550 5.1.1 user unknown' } },
}
const ANSWER = {
  id: 'a1',
  county: '211324',
  message: '211324/zhang/mail/2026-11-17',
  person: 'zhang',
  from: 'zhang@example.invalid',
  isFromPerson: true,
  at: chinaInstantOf(2026, 11, 18, 10, 0),
  subject: '申请延期',
  text: '因评审推迟，申请延期至12月1日公开。',
  isCut: false,
  files: [],
}

const FULL: DigestFrom = {
  digest: { ...fullDigest(), answers: [ANSWER], unreachable: [UNREACHABLE] },
  countyName: '喀左县',
  officeName: '县政务公开办公室',
  unitNames: UNIT_NAMES,
  health: [
    {
      channel: '省招标投标监管网',
      words: '无法读取。',
      links: [{ text: '打开栏目', url: 'https://list.example.invalid/' }],
    },
  ],
  lists: LISTS,
  evidenceLink: (sha) => `https://office.example.invalid/evidence/${sha}`,
  now: NOW,
  files: ['台账.html：台账', '周报.xlsx：工作簿'],
}

describe.each<[string, DigestFrom]>([
  ['a full week', FULL],
  ['a week whose stored pages nobody serves', { ...FULL, evidenceLink: () => undefined }],
  ['an empty week', { ...FULL, digest: emptyDigest() }],
])('in %s', (_, from) => {
  const page = load(digestMail(from).html)
  const unlinked = (selector: string, linkIn: string = 'a') =>
    page(selector)
      .toArray()
      .filter((element) => page(element).find(linkIn).length === 0)
      .map((element) => page(element).text())

  test('every figure at the head leads to its list', () => {
    expect(page(`div[style="${STYLE.figure}"]`)).toHaveLength(10)
    expect(unlinked(`div[style="${STYLE.figure}"]`)).toEqual([])
  })

  test('every row of a table leads to its rows', () => {
    expect(unlinked('table:has(> tbody > tr > th) > tbody > tr:not(:has(th))')).toEqual([])
  })

  test('every matter, message, answer, channel and bar leads to its evidence', () => {
    expect(unlinked(`div[style="${STYLE.entry}"]`)).toEqual([])
  })

  test('every link leads somewhere: to a heading of the mail, or to a page', () => {
    const links = page('a[href]')
      .toArray()
      .map(({ attribs: { href = '' } }) => href)
    expect(links.length).toBeGreaterThan(10)
    const lost = links.filter((href) =>
      href.startsWith('#') ? page(`[id="${href.slice(1)}"]`).length !== 1 : !/^https?:\/\//.test(href),
    )
    expect(lost).toEqual([])
  })
})

test('what came back is shown: answers, and addresses that nothing reaches', () => {
  const { text } = digestMail(FULL)
  expect(text).toContain('收到的回复（1项）')
  expect(text).toContain('因评审推迟，申请延期至12月1日公开。')
  expect(text).toContain('失效的联系方式（1项）')
  expect(text).not.toContain('zhang@example.invalid')
})
