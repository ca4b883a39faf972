import { describe, expect, it } from 'vitest'
import type { Item } from '../../../../../lib/domain/duty/item.ts'
import type { OtherKind, Sector, Stage } from '../../../../../lib/domain/judge/kind/kind-rules.ts'
import { KindWords } from '../../../../../lib/domain/judge/kind/named-words.ts'
import { heardIn, heardInText, type Said } from '../../../../../lib/domain/judge/kind/said.ts'
import { titleParts } from '../../../../../lib/domain/judge/kind/title-parts.ts'
import { CATALOGUE, mustBe } from '../../../../fixtures/cast.ts'

const base = mustBe(CATALOGUE.items.get('13'))
const item = (id: string, words: string[], not: string[] = []): Item => ({
  ...base,
  id,
  title: id,
  recognition: { words, not, columns: [] },
})
const kind = (id: string, parts: Partial<OtherKind>): OtherKind => ({
  id,
  reason: id,
  words: [],
  anywhere: [],
  last: [],
  yieldsTo: [],
  ...parts,
})
const sector = (id: string, family: string, items: string[]): Sector => ({
  id,
  name: id,
  family,
  items,
  decides: [],
  words: [],
  hints: [],
  openings: [],
  isNamedOnly: false,
  channels: [],
  inText: [],
})
const stage = (id: string, items: string[], isChange = false): Stage => ({
  id,
  name: id,
  items,
  isChange,
  isAnswer: false,
})

const ITEMS = [
  item('tender', ['招标公告', '共有公告']),
  item('result', ['中标公告', '采购项目中标公告', '中标']),
  item('change', ['更正公告']),
  item('policy', ['管理办法', '共有公告'], ['解读']),
  item('supply', ['供应计划']),
]
const words = new KindWords([...ITEMS, { ...item('unlisted', ['无行公告']), row: undefined }], {
  kinds: [
    kind('opening', { words: ['开标记录'] }),
    kind('ended', { anywhere: ['关于终止'] }),
    kind('rights', { anywhere: ['农村产权'], yieldsTo: ['policy'] }),
    kind('list', { words: ['名单'], yieldsTo: ['supply'] }),
    kind('news', { last: ['召开'] }),
  ],
  sectors: [
    sector('works', 'procedure', ['tender', 'result', 'change']),
    sector('housing', 'other', ['policy', 'supply']),
  ],
  stages: [
    stage('tendering', ['tender']),
    stage('awarding', ['result']),
    stage('changing', ['change'], true),
    stage('planning', ['supply']),
  ],
  columns: [],
  nameWords: ['中标通知楼', '中标楼'],
  nameEndings: ['项目', '工程'],
})

/** `word > what it names`, `<` what stands before, `?` where it counts only for want of others. */
function shown(said: Said | undefined): string {
  if (!said) return 'nothing'
  const means = [...said.items.map(({ id }) => id), ...(said.kind ? [said.kind.id] : [])].join('+')
  return `${said.isWeak ? '?' : ''}${said.word} > ${means}${said.before ? ` < ${said.before.word}` : ''}`
}
const heard = (title: string) => shown(heardIn(titleParts(title), words).said)

describe('what a title says that it is', () => {
  it.each<[string, string, string]>([
    ['its last word of kind', '示例招标公告开标记录', '开标记录 > opening < 招标公告'],
    ['the whole of a word that ends it, not its end', '示例楼采购项目中标公告', '中标公告 > result'],
    ['a step three characters before the end', '示例招标公告一二三', '招标公告 > tender'],
    ['a step with three words behind it', '示例招标公告某某某', '招标公告 > tender'],
    ['no step four characters before the end', '示例招标公告某某某某', 'nothing'],
    ['no kind four characters before the end', '示例开标记录某某某某', 'nothing'],
    ['what is no step, wherever it stands', '示例管理办法的某某某某某', '管理办法 > policy'],
    [
      'what is of a step, in a sector without steps, wherever it stands',
      '示例供应计划某某某某某',
      '供应计划 > supply',
    ],
    ['what may be a step or not, wherever it stands', '示例共有公告某某某某某', '共有公告 > tender+policy'],
    ['nothing of what a name holds', '示例管理办法编制项目', 'nothing'],
    ['a step that stands at the end of a name', '示例招标公告项目', '招标公告 > tender'],
    ['nothing of a word that a name word holds', '示例中标楼', 'nothing'],
    ['nothing of a word that begins a name word', '中标通知楼', 'nothing'],
    ['a word that reaches beyond a name word', '示例中标楼中标公告', '中标公告 > result'],
    ['nothing of an item that is on no row', '示例无行公告', 'nothing'],
    ['what a correction corrects, that stands just before', '示例中标更正公告', '更正公告 > change < 中标'],
    ['what it corrects, with one character between', '示例中标的更正公告', '更正公告 > change < 中标'],
    ['not what stands further off', '示例中标某某更正公告', '更正公告 > change'],
    ['not what stands inside it', '示例中标公告', '中标公告 > result'],
    ['a kind that decides anywhere, before the last word', '关于终止示例的招标公告', '关于终止 > ended'],
    ['a kind that decides anywhere, in a name too', '关于终止示例工程', '关于终止 > ended'],
    ['a subject, where no item is named that it yields to', '农村产权示例', '农村产权 > rights'],
    ['the item that a subject yields to', '农村产权管理办法', '管理办法 > policy'],
    ['no subject in a name', '农村产权示例工程', 'nothing'],
    ['an item that a label names and the subject yields to', '【管理办法】农村产权', '管理办法 > policy'],
    ['the item that a kind yields to', '示例供应计划名单', '供应计划 > supply'],
    ['a kind that yields to items that are not named', '示例名单', '名单 > list'],
    ['a weak word, where nothing else is said', '我县召开示例会', '?召开 > news'],
    ['no weak word in a name', '召开示例工程', 'nothing'],
    ['nothing', '示例', 'nothing'],
  ])('%s: %s', (_, title, said) => {
    expect(heard(title)).toBe(said)
  })

  it.each<[string, string, string]>([
    ['of a change goes before the title', '【更正公告】示例招标公告', '更正公告 > change'],
    ['of a kind that answers none goes before the title', '[开标记录]示例招标公告', '开标记录 > opening'],
    [
      'of a kind that decides anywhere counts by a part of it',
      '示例招标公告(关于终止一事)',
      '关于终止 > ended',
    ],
    ['of any other step goes behind the title', '【招标公告】示例中标公告', '中标公告 > result'],
    ['of any step counts where the title says nothing', '【招标公告】示例楼', '招标公告 > tender'],
    ['counts by the words at its end alone', '【招标公告一】示例楼', 'nothing'],
    ['says nothing, and the next one does', '【示例】【招标公告】示例楼', '招标公告 > tender'],
    ['goes before a weak word', '【招标公告】我县召开示例会', '招标公告 > tender'],
    ['in brackets within its brackets is another word', '【招标(公告】示例楼', 'nothing'],
  ])('a label %s: %s', (_, title, said) => {
    expect(heard(title)).toBe(said)
  })

  it('names what it would be but for a word that rules it out', () => {
    const { said, refused } = heardIn(titleParts('示例管理办法解读'), words)
    expect(said).toBeUndefined()
    expect(refused).toMatchObject({ item: { id: 'policy' }, by: '解读' })
  })

  it('is not ruled out by words where something else is said', () => {
    const { said, refused } = heardIn(titleParts('示例管理办法解读招标公告'), words)
    expect([shown(said), refused]).toEqual(['招标公告 > tender', undefined])
    expect(shown(heardIn(titleParts('示例共有公告解读'), words).said)).toBe('共有公告 > tender')
  })
})

describe('what a text says that it is', () => {
  it.each<[string, string, string]>([
    ['the first line that says so', '示例\n示例招标公告\n示例中标公告', '招标公告 > tender'],
    ['with what it corrects', '示例中标更正公告\n', '更正公告 > change < 中标'],
    ['no word that decides anywhere: text speaks of other notices', '关于终止示例的说明', 'nothing'],
    ['nothing', '示例', 'nothing'],
  ])('%s', (_, text, said) => {
    expect(shown(heardInText(text, words))).toBe(said)
  })
})
