import { isJustBefore, mayBeMisdated, windowFit } from '../answer-window.ts'
import type { EventFace } from '../event-face.ts'
import { countyIn } from '../naming/county-name.ts'
import { type LotFit, lotFit } from '../naming/lots.ts'
import { isSameRound } from '../naming/round.ts'
import { type Change, changeOf, isOtherTrade } from '../naming/words.ts'
import type { Ranked } from '../verdict.ts'
import type { Compared } from './compared.ts'
import { doubtsOf } from './doubts.ts'
import { ALONE_MIN, OWN_CODE_MIN, WEIGHT } from './evidence.ts'
import { changeRelation, type Relation, roundRelation } from './relation.ts'

const KIND_NAMED = 15
const IN_PERIOD = 12
const CODE_AND_NAME = 12
const UNIT_NAMED = 4
const LOT: Record<LotFit, number> = { same: 6, part: 0, whole: -6, other: 0 }
const DOUBTED = -12

export type Comparison = { readonly ranked?: Ranked; readonly relation?: Relation }

/** What one event is to one notice with which it agrees in something. */
export function compare(compared: Compared): Comparison {
  const { face, notice, evidence, around } = compared
  const all = face.answerable.obligations
  const owed = all.filter(({ channel }) => channel === notice.notice.channel)
  const lots = lotFit(face.lots, notice.lots)
  const obligations = owed.length === 0 && around.isAnyChannel ? all : owed
  if (obligations.length === 0 || lots === 'other' || isElsewhere(compared)) return {}
  if (isOtherTrade(face.trades, notice.trades)) return {}
  const best = Math.max(...evidence.map(({ weight }) => weight))
  const ownCodes = evidence.flatMap(({ code }) => code ?? [])
  const isDocument = ownCodes.some((code) => code.startsWith('documentNo:'))
  const change = changeIn(compared)
  const isRound = isSameRound(face.round, notice.round)
  if (change !== undefined && !isDocument) {
    return best < ALONE_MIN || !isRound ? {} : { relation: changeRelation(face, change) }
  }
  const isOutside = obligations.every((one) => windowFit(one, notice.notice) === 'outside')
  const isOtherKind = compared.kind === 'other' || change !== undefined
  const misfits = [
    ...(isOutside ? ['日期与本事项的时间不符'] : []),
    ...(isRound ? [] : ['标题的次数与登记的不一致']),
    ...(isOtherKind ? ['标题看上去是另一类公告'] : []),
    ...stageMisfits(compared),
  ]
  // An event that was entered some days late lies after its own notice.
  const isEnteredLate =
    best >= WEIGHT.name && isOutside && obligations.some((one) => isJustBefore(one, notice.notice))
  const allowed = ownCodes.length > 0 || isEnteredLate ? 1 : 0
  if (misfits.length > allowed) {
    if (isRound || best < ALONE_MIN || isOtherKind) return {}
    return { relation: roundRelation(face, notice, { isAllElseRight: misfits.length === 1 }) }
  }
  if (isOutside && !obligations.some((one) => mayBeMisdated(one, notice.notice))) return {}
  // A project's number goes through all its stages; that of a document belongs to the document.
  if (isOtherKind && !isDocument) return {}
  // A title that comes close to a name is more than one of the many that mention it.
  const isClose = best === WEIGHT.looseName || best === WEIGHT.similarName
  if (best < ALONE_MIN && compared.kind !== 'named' && !isClose) return {}
  const isInside = obligations.some((one) => windowFit(one, notice.notice) === 'inside')
  const doubts = doubtsOf(compared, { best, lots, isInside })
  return { ranked: ranked(compared, { best, lots, isInside, misfits, doubts, ownCodes }) }
}

interface Judged {
  readonly best: number
  readonly lots: LotFit
  readonly isInside: boolean
  readonly misfits: readonly string[]
  readonly doubts: readonly string[]
  readonly ownCodes: readonly string[]
}

function ranked({ face, notice, evidence, kind, around }: Compared, judged: Judged): Ranked {
  const { event, item } = face.answerable
  const { best, lots, isInside, misfits, doubts, ownCodes } = judged
  const isNamed = kind === 'named'
  const unit = around.unitNames.find(
    (name) => notice.titleKey.includes(name) || notice.textKey.includes(name),
  )
  const isOwed = face.answerable.obligations.some(({ channel }) => channel === notice.notice.channel)
  const isBoth = best >= OWN_CODE_MIN && evidence.some(({ span }) => span !== undefined)
  const score =
    best +
    (isNamed ? KIND_NAMED : 0) +
    (isInside ? IN_PERIOD : 0) +
    (isBoth ? CODE_AND_NAME : 0) +
    (unit === undefined ? 0 : UNIT_NAMED) +
    (doubts.length > 0 ? DOUBTED : 0) +
    LOT[lots]
  return {
    event: event.id,
    item: item.id,
    trigger: event.trigger,
    score,
    evidence: [
      ...evidence.map(({ words }) => words),
      ...(isNamed ? [`标题或栏目表明是${item.title}`] : []),
      ...(unit === undefined ? [] : [`发布单位是${unit}`]),
      ...(isOwed ? [] : ['这个渠道不是本事项的发布渠道']),
      ...misfits,
      ...doubts,
    ],
    ownCodes,
    part: partOf(face, lots, ownCodes),
    isMisfit: misfits.length > 0,
    isDoubtful: doubts.length > 0,
  }
}

/** The lot or parcel of the event, where the notice names it: one notice may answer several events so. */
function partOf(face: EventFace, lots: LotFit, ownCodes: readonly string[]): string | undefined {
  const parcel = ownCodes.find((code) => code.startsWith('parcelNo:'))
  if (parcel !== undefined) return parcel
  return lots === 'same' && face.lots.size > 0 ? `lot:${[...face.lots].join()}` : undefined
}

/** A project of the same name in another county. */
function isElsewhere({ face, notice, evidence, around }: Compared): boolean {
  if (evidence.some(({ code }) => code !== undefined)) return false
  const span = evidence.find(({ name }) => name?.isWeak === false)?.span
  const county = countyIn(span === undefined ? notice.titleKey : notice.titleKey.slice(0, span.at))
  if (county === undefined) return false
  if (face.county !== undefined) return county !== face.county
  return span !== undefined && around.counties.size > 0 && !around.counties.has(county)
}

/** A change of what was announced: by the words beside the project's name and the kind of the item itself. */
function changeIn({ face, notice, evidence }: Compared): Change | undefined {
  const span = evidence.find((one) => one.span !== undefined)?.span
  const title = notice.titleKey
  const beside =
    span === undefined ? title : `${title.slice(0, span.at)}\n${title.slice(span.at + span.length)}`
  const change = changeOf(beside)
  // 公交线路延长工程 is called so, in other words than those of the event as well.
  const isOwn = span === undefined && face.names.some(({ key }) => changeOf(key) === change)
  if (change === undefined || isOwn) return undefined
  return changeOf(face.kindWords.reduce((rest, word) => rest.replaceAll(word, ''), beside))
}

/** Nothing of a stage is announced before the stage in front of it has begun. */
function stageMisfits({ notice, around: { stageBefore } }: Compared): readonly string[] {
  const { shownDay } = notice
  if (stageBefore === undefined || shownDay === undefined || shownDay >= stageBefore.eventDay - 3) return []
  return [`公告早于同一项目的${stageBefore.answerable.item.title}`]
}
