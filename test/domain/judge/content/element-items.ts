import type { Element, ElementPart, Item } from '../../../../lib/domain/duty/item.ts'

/** A part known by one word, with another word as its hint. */
export function part(name: string, more: Partial<ElementPart> = {}): ElementPart {
  return { name, any: [`${name}:`], hints: [], when: [], isOftenAttached: false, ...more }
}

export function itemWith(elements: readonly Element[], form: readonly string[] = []): Item {
  return {
    id: '12',
    row: 12,
    area: '政府采购',
    title: '采购公告',
    rules: [],
    elements,
    form,
    recognition: { words: [], not: [], columns: [] },
    units: [],
    oversight: '',
    basis: [],
    readings: [],
    wording: {},
    resolvedWording: {},
  }
}

/** Enough words for a notice of its own; they hold no element. */
export const FILLER = '本公告内容经有关单位确认，欢迎社会各界监督。'.repeat(8)
