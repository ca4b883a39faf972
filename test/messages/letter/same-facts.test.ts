import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../../lib/domain/tell/matter.ts'
import { reminderMail } from '../../../lib/messages/reminder-mail.ts'
import { allMatters, EXAMPLES, matter, NOW, PERSON } from '../../fixtures/matters.ts'

const { closed, warn, overdue } = EXAMPLES
const WARN = matter('warn', warn)

function mailOf(matters: readonly Matter[]) {
  return reminderMail({
    person: PERSON,
    unitName: '县自然资源局',
    countyName: '喀左县',
    officeName: '县政务公开办公室',
    matters,
    now: NOW,
    evidenceOf: () => [{ text: '栏目存证', url: 'https://evidence.example.invalid/a3f1' }],
    addressNotes: [
      {
        personName: '李示例',
        role: 'contact',
        unitName: '县财政局',
        medium: 'mail',
        at: NOW,
        reason: '邮箱不存在',
      },
    ],
  })
}

/** Without what is laid out differently: blanks, marks of direction, the brackets around what a card is about. */
const bare = (text: string) => text.replace(/[\p{Cf}\s【】]+/gu, '')

/** Each piece of text that the HTML shows, and each address that it leads to. */
function factsOfHtml(html: string): ReadonlySet<string> {
  const page = load(html)
  page('head, [style*="display:none"]').remove()
  page('bdi').each((_, one) => {
    page(one).replaceWith(page(one).text())
  })
  const body = load(page('body').html() ?? '')('body')
  const words = body
    .find('*')
    .contents()
    .toArray()
    .flatMap((node) => (node.type === 'text' ? [node.data] : []))
  const links = body
    .find('a')
    .toArray()
    .map((one) => one.attribs.href ?? '')
  return new Set([...words, ...links].map(bare).filter((word) => word !== ''))
}

/** Lines of the text, without the signs that stand for headings and cards, in the pieces that labels and brackets make. */
function factsOfText(text: string): ReadonlySet<string> {
  const pieces = text
    .split('\n')
    .map((line) => line.replace(/https?:\S+/g, '').replace(/^\s*(?:[■◆●✓○]\s*)?/u, ''))
    .flatMap((line) => line.split(/[：【】]/u))
  const links = text.match(/https?:\S+/g) ?? []
  return new Set([...pieces, ...links].map(bare).filter((word) => word !== '' && !/^－+$/.test(word)))
}

function missing(facts: ReadonlySet<string>, whole: string): readonly string[] {
  return [...facts].filter((fact) => !whole.includes(fact))
}

/** What stands in one part and not in the other. */
function differences({ html, text }: { readonly html: string; readonly text: string }) {
  const seenInHtml = [...factsOfHtml(html)].join('')
  const links = load(html)('a')
    .toArray()
    .map((one) => one.attribs.href ?? '')
    .join('')
  return {
    onlyInHtml: missing(factsOfHtml(html), bare(text)),
    onlyInText: missing(factsOfText(text), `${bare(load(html)('body').text())}${seenInHtml}${links}`),
  }
}

describe('text and html', () => {
  const mixes: readonly [string, readonly Matter[]][] = [
    ['every standing', allMatters()],
    ...allMatters().map((one): [string, readonly Matter[]] => [`${one.kind} ${one.subject}`, [one]]),
    [
      'a correction',
      [{ ...WARN, rung: 'due-changed', correction: { toldDue: '2026-11-23', because: '放假安排公布。' } }],
    ],
    ['some new', [{ ...WARN, isNew: true }, matter('late', overdue)]],
    [
      'personal data',
      [
        {
          ...matter('closed', closed),
          personal: { findings: [{ kind: 'id-number', where: '第2个工作表“名单”（隐藏）', count: 3 }] },
        },
      ],
    ],
    ['three hundred', Array.from({ length: 300 }, (_, n) => ({ ...WARN, subject: `第${n}号地块` }))],
  ]

  test.each(mixes)('say the same of %s', (_, matters) => {
    const mail = mailOf(matters)
    expect(factsOfHtml(mail.html).size).toBeGreaterThan(10)
    expect(differences(mail)).toEqual({ onlyInHtml: [], onlyInText: [] })
  })

  test('a part that says more is found out', () => {
    const { html, text } = mailOf([WARN])
    expect(differences({ html, text: `${text}另有一事` }).onlyInText).toEqual(['另有一事'])
    expect(differences({ html: html.replace('</h1>', '</h1><p>另有一事</p>'), text }).onlyInHtml).toEqual([
      '另有一事',
    ])
  })

  test('say the same of any title, and neither runs nor hides it', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=1>',
        'a\r\nBcc: b',
        '\u202eABC',
        'שלום עולם',
        '=1+1',
        'ا'.repeat(80),
      ),
    )
    fc.assert(
      fc.property(hostile, hostile, (subject, title) => {
        const mail = mailOf([{ ...WARN, subject, itemTitle: title }])
        const page = load(mail.html)
        expect(page('script, img, iframe, form, object, svg')).toHaveLength(0)
        expect(mail.text.replace(/[\u2068\u2069]/g, '')).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u)
        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
        expect(differences(mail).onlyInHtml).toEqual([])
      }),
      { numRuns: 150, seed: 11 },
    )
  })
})
