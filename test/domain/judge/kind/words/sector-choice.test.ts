import { describe, expect, it } from 'vitest'
import type { Sector } from '../../../../../lib/domain/judge/kind/kind-rules.ts'
import { chosenSectors, SectorWords } from '../../../../../lib/domain/judge/kind/sector-choice.ts'

function sector(id: string, parts: Partial<Sector> = {}): Sector {
  const none = { items: [], decides: [], words: [], hints: [], openings: [], channels: [], inText: [] }
  return { id, name: id, family: 'procedure', isNamedOnly: false, ...none, ...parts }
}

const WORKS = sector('works', { words: ['工程', '道路工程'], hints: ['施工'], inText: ['招标条件'] })
const BUYING = sector('buying', { words: ['采购', '采购项目'], openings: ['示例局'], inText: ['采购人'] })
const SALES = sector('sales', { words: ['转让'] })
const HIGHWAY = sector('highway', { words: ['公路'], isNamedOnly: true, beside: 'works' })
const words = new SectorWords({
  kinds: [],
  sectors: [WORKS, BUYING, SALES, HIGHWAY],
  stages: [],
  columns: [],
  nameWords: [],
  nameEndings: [],
})

function scores(title: string, text = '') {
  const found = [...words.scoresOf(title, text)]
  return Object.fromEntries(
    found.map(([{ id }, { points, words: said }]) => [id, `${points} ${said.join(' ')}`]),
  )
}

describe('what the words of a title say for each sector', () => {
  it.each<[string, string, string, Record<string, string>]>([
    ['two points for a word', '示例工程', '', { works: '2 工程' }],
    ['one for a hint, beside it', '示例施工工程', '', { works: '3 施工 工程' }],
    ['no more for a word said twice', '工程和工程', '', { works: '2 工程' }],
    ['no more for a word inside a longer one', '工程的道路工程', '', { works: '2 道路工程' }],
    ['three for a name at the beginning', '示例局办公', '', { buying: '3 示例局' }],
    [
      'three for a name that begins behind thirty characters',
      `${'某'.repeat(30)}示例局`,
      '',
      { buying: '3 示例局' },
    ],
    ['nothing for a name further down', `${'某'.repeat(31)}示例局`, '', {}],
    ['the full points for a word further down', `${'某'.repeat(31)}采购`, '', { buying: '2 采购' }],
    ['one for a word of the text', '某', '采购人和招标条件', { buying: '1 采购人', works: '1 招标条件' }],
    ['one for the last word of 2000 characters', '某', `${'某'.repeat(1997)}采购人`, { buying: '1 采购人' }],
    ['nothing for a word behind them', '某', `${'某'.repeat(1998)}采购人`, {}],
  ])('%s', (_, title, text, found) => {
    expect(scores(title, text)).toEqual(found)
  })
})

function chosen(title: string, { among, own = among }: { among: Sector[]; own?: Sector[] }) {
  const { sectors, margin, words: said } = chosenSectors({ among, own, scores: words.scoresOf(title, '') })
  return { sectors: sectors.map(({ id }) => id), margin, words: said }
}

describe('the sector that the words speak for', () => {
  const shared = [WORKS, BUYING]

  it.each<[string, string, { among: Sector[]; own?: Sector[] }, string[], number, string[]]>([
    [
      'is the one with two points more where the word of kind is common to both',
      '示例工程',
      { among: shared },
      ['works'],
      2,
      ['工程'],
    ],
    ['is the one with more, whichever comes first', '示例采购', { among: shared }, ['buying'], 2, ['采购']],
    ['is none with one point more', '示例施工', { among: shared }, [], 1, []],
    ['is none on a tie', '工程采购', { among: shared }, [], 0, []],
    ['is none where nothing is said', '某', { among: shared }, [], 0, []],
    [
      'is the one whose own word of kind it is, where nothing is said',
      '某',
      { among: shared, own: [BUYING] },
      ['buying'],
      0.5,
      [],
    ],
    [
      'is the other one with one point more than that',
      '示例施工',
      { among: shared, own: [BUYING] },
      ['works'],
      0.5,
      ['施工'],
    ],
    ['is the own one on a tie', '工程采购', { among: shared, own: [WORKS] }, ['works'], 0.5, ['工程']],
    [
      'is the own one though a sector beside has that word too',
      '某',
      { among: [WORKS, BUYING, HIGHWAY], own: [WORKS, HIGHWAY] },
      ['works'],
      0.5,
      [],
    ],
    [
      'is by any point where the word of kind has no sector',
      '示例施工',
      { among: shared, own: [] },
      ['works'],
      1,
      ['施工'],
    ],
    ['is none on a tie where the word of kind has no sector', '某', { among: shared, own: [] }, [], 0, []],
    [
      'is the best of three',
      '工程施工转让',
      { among: [SALES, WORKS, BUYING], own: [] },
      ['works'],
      1,
      ['工程', '施工'],
    ],
    ['is the only one, surely', '某', { among: [SALES] }, ['sales'], Number.POSITIVE_INFINITY, []],
    [
      'comes with the one that stands beside it and is named',
      '公路工程',
      { among: [...shared, HIGHWAY] },
      ['works', 'highway'],
      2,
      ['工程', '公路'],
    ],
    [
      'comes without the one beside that is not named',
      '示例工程',
      { among: [...shared, HIGHWAY] },
      ['works'],
      2,
      ['工程'],
    ],
    [
      'comes without the one beside another',
      '公路采购',
      { among: [...shared, HIGHWAY] },
      ['buying'],
      2,
      ['采购'],
    ],
    [
      'is the one beside alone where no other is in question',
      '公路',
      { among: [HIGHWAY], own: [] },
      ['highway'],
      Number.POSITIVE_INFINITY,
      ['公路'],
    ],
  ])('%s: %s', (_, title, question, sectors, margin, said) => {
    expect(chosen(title, question)).toEqual({ sectors, margin, words: said })
  })
})
