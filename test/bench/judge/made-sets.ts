import { seededChance } from '../../../lib/local/sample/seeded-chance.ts'
import {
  type Chance,
  fullName,
  isPurchase,
  type MadeProject,
  madeProject,
  ORDINALS,
  pick,
  projectKey,
  shortened,
} from './made-project.ts'
import { answerable, type MatchSet, type MatchTruth, noticeOf } from './match-set.ts'

const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  '12': ['公开招标公告', '竞争性磋商公告', '竞争性谈判公告', '采购公告', '询价公告'],
  '13': ['中标（成交）结果公告', '成交结果公告', '中标结果公告', '成交公告'],
  '20': ['招标公告', '资格预审公告', '施工招标公告'],
  '21': ['中标候选人公示'],
  '22': ['中标结果公告', '中标结果公示'],
}
const COLUMNS: Readonly<Record<string, string>> = {
  '12': '采购公告',
  '13': '中标公告',
  '20': '招标公告',
  '21': '中标候选人公示',
  '22': '中标结果公告',
}
const CHANGES = ['更正公告', '变更公告', '终止公告', '流标公告', '废标公告', '延期公告', '澄清公告']
const DAYS = 300

interface Wanted {
  readonly events: number
  readonly notices: number
  readonly seed: string
}

function projects(chance: Chance, count: number): readonly MadeProject[] {
  const made = new Map<string, MadeProject>()
  for (let n = 0; made.size < count; n += 1) {
    const project = madeProject(chance, n)
    if (!made.has(projectKey(project))) made.set(projectKey(project), project)
  }
  return [...made.values()]
}

const itemOf = (project: MadeProject, chance: Chance) =>
  pick(chance, isPurchase(project) ? ['12', '13'] : ['20', '21', '22'])

/** A title with the noise of real ones: issuer in front, name shortened, bare name with a column, number behind. */
function titleOf(project: MadeProject, item: string, chance: Chance): { title: string; column?: string } {
  const whole = fullName(project, chance)
  const name = chance(5) === 0 ? shortened(whole, chance) : whole
  const issuer = chance(3) === 0 ? `${project.county[1]}${project.issuer}${pick(chance, ['', '关于'])}` : ''
  const number = chance(5) === 0 ? `（${project.code}）` : ''
  const isBare = chance(8) === 0
  const kind = isBare ? '' : pick(chance, KIND_WORDS[item] ?? [])
  const glue = chance(6) === 0 ? pick(chance, ['-', ' ', '的']) : ''
  const title = `${issuer}${name}${isBare ? '' : glue}${kind}${number}`
  return isBare || chance(4) === 0 ? { title, column: COLUMNS[item] ?? '' } : { title }
}

/** Every event is of another project; of ten notices seven answer one, two are of projects without an event, one changes. */
export function easySet({ events, notices, seed }: Wanted): MatchSet {
  const chance = seededChance(seed)
  const all = projects(chance, events + Math.ceil(events / 4))
  const [known, unknown] = [all.slice(0, events), all.slice(events)]
  const answerables = known.map((project, n) => {
    const codes = chance(2) === 0 ? { procurementNo: project.code } : {}
    const facts = { projectName: fullName(project, chance), ...codes }
    return answerable({ id: `e${n}`, item: itemOf(project, chance), facts, day: chance(DAYS) })
  })
  const truths = Array.from({ length: notices }, (_, n): MatchTruth => {
    const half = n % 2 === 0 ? 'tuned' : 'held back'
    const at = chance(events)
    const project = known[at] as MadeProject
    const { event } = answerables[at] as (typeof answerables)[number]
    const day = Math.round((event.occurredAt - (answerables[0]?.event.occurredAt ?? 0)) / 86_400_000)
    const shown = dayOf(event.occurredAt) + chance(8)
    const kind = chance(10)
    if (kind < 7) {
      const text = chance(3) === 0 ? `项目编号：${project.code}。根据有关规定，现就本项目进行公告。` : ''
      const notice = noticeOf({ id: `n${n}`, ...titleOf(project, event.item, chance), text, day: shown })
      return { notice, event: event.id, half }
    }
    if (kind < 9) {
      const other = pick(chance, unknown)
      const notice = noticeOf({
        id: `n${n}`,
        ...titleOf(other, itemOf(other, chance), chance),
        day: day + chance(8),
      })
      return { notice, event: undefined, half }
    }
    const title = `${fullName(project, chance)}${pick(chance, CHANGES)}`
    return { notice: noticeOf({ id: `n${n}`, title, day: shown }), event: undefined, half }
  })
  const made =
    '一个项目一个事件；七成公告有对应事件（简称、县名长短、单位前缀、编号、栏目），二成没有，一成是更正、终止、流标'
  return { name: `easy ${notices} × ${events}`, made, answerables, notices: truths }
}

interface Part {
  readonly lot: number | undefined
  readonly round: number
  readonly trade: string
}

/** Up to three lots, two rounds and two trades of each project, of which two thirds have an event; all have notices. */
export function hardSet({ events, notices, seed }: Wanted): MatchSet {
  const chance = seededChance(seed)
  const made: { project: MadeProject; item: string; part: Part; day: number; event: string | undefined }[] =
    []
  const answerables: ReturnType<typeof answerable>[] = []
  for (const project of projects(chance, events)) {
    if (answerables.length >= events) break
    const item = itemOf(project, chance)
    const day = chance(DAYS)
    for (const part of partsOf(project, chance)) {
      const isKnown = chance(3) > 0
      const event = isKnown ? `e${answerables.length}` : undefined
      if (event !== undefined) {
        const facts = partFacts(project, part, chance)
        answerables.push(answerable({ id: event, item, facts, day: day + 20 * (part.round - 1) }))
      }
      made.push({ project, item, part, day: day + 20 * (part.round - 1), event })
    }
  }
  const truths = Array.from({ length: notices }, (_, n): MatchTruth => {
    const { project, item, part, day, event } = pick(chance, made)
    const name = `${fullName(project, chance)}${part.trade}${lotWords(part, chance)}${roundWords(part, chance)}`
    const title = `${name}${pick(chance, KIND_WORDS[item]?.slice(0, 2) ?? [])}`
    const notice = noticeOf({ id: `n${n}`, title, day: day + chance(6) })
    return { notice, event, half: n % 2 === 0 ? 'tuned' : 'held back' }
  })
  const words = '同一项目的不同标段、轮次和施工、监理；三分之二登记了事件，公告各有'
  return { name: `hard ${notices} × ${answerables.length}`, made: words, answerables, notices: truths }
}

function partsOf(project: MadeProject, chance: Chance): readonly Part[] {
  const lots = chance(3) === 0 ? [undefined] : Array.from({ length: 2 + chance(2) }, (_, at) => at + 1)
  const rounds = chance(3) === 0 ? [1, 2] : [1]
  const trades = !isPurchase(project) && chance(3) === 0 ? ['施工', '监理'] : ['']
  return lots.flatMap((lot) => rounds.flatMap((round) => trades.map((trade) => ({ lot, round, trade }))))
}

function partFacts(project: MadeProject, part: Part, chance: Chance) {
  const name = `${fullName(project, chance)}${part.trade}`
  const inName = chance(2) === 0
  if (inName) return { projectName: `${name}${lotWords(part, chance)}${roundWords(part, chance)}` }
  return {
    projectName: name,
    ...(part.lot === undefined
      ? {}
      : { lot: pick(chance, [String(part.lot), `第${ORDINALS[part.lot - 1]}标段`]) }),
    ...(part.round === 1 ? {} : { round: pick(chance, ['2', '第二次']) }),
  }
}

function lotWords({ lot }: Part, chance: Chance): string {
  if (lot === undefined) return ''
  const ordinal = ORDINALS[lot - 1]
  return pick(chance, [
    `第${ordinal}标段`,
    `${ordinal}标段`,
    `（${lot}标段）`,
    `第${lot}包`,
    `（标段${ordinal}）`,
    `0${lot}标包`,
  ])
}

function roundWords({ round }: Part, chance: Chance): string {
  return round === 1 ? '' : pick(chance, ['（第二次）', '(二次)', '（第2次）', '第二次', '二次'])
}

function dayOf(at: number): number {
  return Math.floor((at - Date.UTC(2026, 0, 4, 16)) / 86_400_000)
}
