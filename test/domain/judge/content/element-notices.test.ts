import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mustLoadCatalogue } from '../../../../lib/catalogue/load.ts'
import type { Item } from '../../../../lib/domain/duty/item.ts'
import { type ElementFinding, elementsOf } from '../../../../lib/domain/judge/content/element-finding.ts'

interface MadeNotice {
  readonly item: string
  readonly shows: string
  readonly text: string
  readonly verdicts: string
  /** Beginnings of lines that are left out. */
  readonly without?: readonly string[]
  readonly more?: string
}

const NOTICES = parse(
  readFileSync(join(import.meta.dirname, 'element-notices.yaml'), 'utf8'),
) as readonly MadeNotice[]
const SIGNS = { present: '+', absent: '-', 'cannot-tell': '?' } as const
const { items } = mustLoadCatalogue()

function itemOf(id: string): Item {
  const item = items.get(id)
  if (!item) throw new Error(`no item ${id}`)
  return item
}

function textOf({ text, without = [], more = '' }: MadeNotice): string {
  const lines = text.split('\n').filter((line) => !without.some((start) => line.startsWith(start)))
  return [...lines, more].join('\n')
}

function inSigns({ n, verdict, isRequired }: ElementFinding): string {
  return isRequired ? `${n}${SIGNS[verdict]}` : `(${n}${SIGNS[verdict]})`
}

describe('elements of notices', () => {
  test.each(NOTICES.map((notice) => [notice.item, notice.shows, notice] as const))(
    '%s: %s',
    (id, _, notice) => {
      const findings = elementsOf({ text: textOf(notice), attachments: [] }, itemOf(id))
      expect(findings.map(inSigns)).toEqual(notice.verdicts.split(' '))
    },
  )

  test('evidence holds no number that could be a person’s', () => {
    for (const notice of NOTICES) {
      const findings = elementsOf({ text: textOf(notice), attachments: [] }, itemOf(notice.item))
      for (const words of findings.flatMap(({ found }) => found)) {
        expect(words.length).toBeLessThanOrEqual(60)
        expect(words).not.toMatch(/\d{10}|0421-\d/)
      }
    }
  })
})

describe('the catalogue', () => {
  const WITH_ELEMENTS = [...items.values()].filter(({ elements }) => elements.length > 0)

  test.each(WITH_ELEMENTS.map((item) => [item.id, item] as const))(
    '%s: a person alone judges only what is open by its wording',
    (_, item) => {
      for (const { parts, isOptional } of item.elements)
        expect((parts?.length ?? 0) > 0 || isOptional).toBe(true)
    },
  )

  test.each(WITH_ELEMENTS.map((item) => [item.id, item] as const))(
    '%s: of a text that says nothing of it nothing is absent',
    (_, item) => {
      const text = '今天天气晴朗，大家都去植树，回来以后一起吃饭，晚上看电影。'.repeat(10)
      const verdicts = elementsOf({ text, attachments: [] }, item).map(({ verdict }) => verdict)
      expect(new Set(verdicts)).toEqual(new Set(['cannot-tell']))
    },
  )
})
