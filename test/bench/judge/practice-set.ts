import { readFileSync } from 'node:fs'
import { seededChance } from '../../../lib/local/sample/seeded-chance.ts'
import { answerable, type MatchSet, type MatchTruth, noticeOf } from './match-set.ts'

const ROWS = ['12', '13', '14', '20', '21', '22']
const COLUMNS: Readonly<Record<string, string>> = {
  '12': '采购公告',
  '13': '中标公告',
  '14': '更正公告',
  '20': '招标公告',
  '21': '中标候选人公示',
  '22': '中标结果公告',
}
/** Brackets of portals in front, and the kind behind: what nobody writes into a form. */
const IN_FRONT = /^(?:\[[^\]]{1,20}\]|【[^】]{1,24}】|（招标）|[A-Z]\d{16})+/
const BEHIND =
  /(?:电子化|-|的|\s|（项目名称）|\(项目名称\)|（?重新招标）?|施工|公开招标|竞争性磋商|竞争性谈判|询价|招标|\[采购\]|采购|资格预审|成交|中标|（成交）|\(成交\)|候选人|结果|更正|（澄清）|公告|公示|表|\[正在报名\]|\[重新招标\]|【重新公告】|（代招标公告）|\/\s*标段)+(?:[（(][一二三四五][）)])?$/
const NUMBER = /[（(]项目编号[:：][^）)]{4,40}[）)]/
const ISSUER = /^.{4,24}?(?:公司)关于/

/**
 * Real titles of notices: of seven in ten an event is made as its unit would enter it, named by the title without the
 * portal's brackets, number, agency and kind, its lots and rounds left in the name; the rest and all titles of other kinds have none.
 */
export function practiceSet(file: string): MatchSet {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const chance = seededChance('practice')
  const answerables = new Map<string, ReturnType<typeof answerable>>()
  const notices = lines.map((line, n): MatchTruth => {
    const [title = '', , type = ''] = line.split('\t')
    const half = n % 2 === 0 ? 'tuned' : 'held back'
    const item = type.split('|')[0] ?? ''
    const isKnown = ROWS.includes(item)
    const column = isKnown && chance(2) === 0 ? { column: COLUMNS[item] ?? '' } : {}
    const notice = noticeOf({ id: `n${n}`, title, ...column, day: 20 })
    if (!isKnown) return { notice, event: undefined, half }
    const projectName = nameIn(title)
    const key = `${item}|${projectName}`
    const isEntered = projectName.length >= 6 && (answerables.has(key) || seededChance(key)(10) < 7)
    if (!isEntered) return { notice, event: undefined, half }
    const made = answerable({
      id: key,
      item,
      facts: { projectName: entered(projectName, chance(4)) },
      day: 18,
    })
    if (!answerables.has(key)) answerables.set(key, made)
    return { notice, event: key, half }
  })
  const made =
    '真实标题去掉门户前缀、编号、代理机构和公告种类作为登记的项目名称，七成登记事件，其余和不属于事项的标题没有事件'
  return {
    name: `practice titles ${notices.length} × ${answerables.size}`,
    made,
    answerables: [...answerables.values()],
    notices,
  }
}

function nameIn(title: string): string {
  const bare = title.replace(IN_FRONT, '').replace(NUMBER, '').replace(ISSUER, '').replace(BEHIND, '')
  return bare.replace(/(?:\.{3}|…)$/, '').trim()
}

/** As typed into a form: brackets of the other width, no blanks, or as it is. */
function entered(name: string, way: number): string {
  if (way === 0) return name.replace(/（/g, '(').replace(/）/g, ')')
  if (way === 1) return name.replace(/\(/g, '（').replace(/\)/g, '）').replace(/\s/g, '')
  return name
}
