import { isLongAfter } from '../answer-window.ts'
import { type EventName, hasOtherCode, nameOf } from '../event-keys.ts'
import { countyIn } from '../naming/county-name.ts'
import type { LotFit } from '../naming/lots.ts'
import { isAbbreviated } from '../naming/similar-name.ts'
import {
  besideIssuer,
  besideProcedure,
  hasTown,
  isOfOwner,
  madeOf,
  skeletonOf,
  tradesIn,
} from '../naming/words.ts'
import type { Compared } from './compared.ts'
import { type Evidence, OWN_CODE_MIN, WEIGHT } from './evidence.ts'
import { isOfProcedure } from './stages.ts'

/** Characters beside procedure from which on a title names a project of its own. */
const OWN_WORDS_MIN = 4

/** A name that is not quite the same is believed of a notice that came as soon as this. */
const TIMELY_DAYS = 60

interface Found {
  /** Weight of the best evidence. */
  readonly best: number
  readonly lots: LotFit
  readonly isInside: boolean
}

/** Reasons for which a person looks, although nothing contradicts. */
export function doubtsOf(compared: Compared, { best, lots, isInside }: Found): readonly string[] {
  const { face, notice, evidence, kind } = compared
  const { event, item, obligations } = face.answerable
  const isByName = best < OWN_CODE_MIN
  // A document is issued once; a project of the same name may come every year.
  const isLate =
    isByName &&
    event.facts.documentTitle === undefined &&
    obligations.some((one) => isLongAfter(one, notice.notice))
  const isTimely = isInside || (notice.shownDay ?? Number.POSITIVE_INFINITY) <= face.eventDay + TIMELY_DAYS
  // Several tenders share a project's code, and many projects are mentioned in a text.
  const isNameless =
    (best === WEIGHT.projectCode || best === WEIGHT.weakName) &&
    !evidence.some(({ span }) => span !== undefined)
  const isLoose =
    best === WEIGHT.similarName ||
    (best === WEIGHT.looseName && (kind !== 'named' || !isTimely || evidence.some(({ isPart }) => isPart)))
  return [
    ...(best <= WEIGHT.sameName && hasOtherCode(face.codes, notice.codes) ? ['编号与登记的不一致'] : []),
    ...(lots === 'part' ? [`标题只说第${[...notice.lots].join('、')}标段（包），登记的事件没有标段`] : []),
    ...(isLate ? ['比登记的日期晚半年以上，可能是后来的另一件事'] : []),
    ...(isLoose ? ['名称不完全一致，请核对是否同一项目'] : []),
    ...evidence.flatMap((one) => besideDoubts(one, compared)),
    ...(isNameless && saysOther(compared) ? ['正文的项目名称是另一项目'] : []),
    ...(isNameless && hasOwnWords(compared) ? [`标题没有出现“${nameOf(event, item)}”，像是另一项目`] : []),
  ]
}

/** Words beside a name that make it another matter: 监理, 二期, a town in front of a name that has none. */
function besideDoubts({ name, span }: Evidence, compared: Compared): readonly string[] {
  const { face, notice, evidence } = compared
  if (!name || !span || name.isWeak) return []
  const key = notice.titleKey
  const known = [...face.names.map((one) => one.key), ...face.kindWords, ...notice.codesInTitle]
  const suffix = key.slice(span.at + span.length)
  const before = key.slice(0, span.at)
  const prefix = before.startsWith(notice.labelKey) ? before.slice(notice.labelKey.length) : before
  // One code and one name: that the event does not say of which trade it is contradicts nothing.
  const trades = evidence.some(({ code }) => code !== undefined) ? tradesIn(suffix) : []
  const isMore =
    isOfProcedure(face.answerable.item.id) && besideProcedure(suffix, [...known, ...trades]) !== ''
  return [
    ...(!isMore ? [] : [`名称之后还有“${suffix}”，可能是另一项目`]),
    ...(besideIssuer(prefix, known) === '' ? [] : [`名称之前还有“${prefix}”，可能是另一项目`]),
    ...(isDerived(compared, suffix, prefix) ? ['标题说的是细则、解读、征求意见等，可能不是文件本身'] : []),
    ...(isOfOwner(name.key, prefix) ? [`名称之前是“${prefix}”，可能是这个单位的另一项目`] : []),
    ...(isOfNoPlace(name, prefix) ? ['标题没有县名，可能是别县的项目'] : []),
  ]
}

/** What is made of a document, or on the way to it, has its name and more. */
function isDerived({ face }: Compared, suffix: string, prefix: string): boolean {
  const title = face.answerable.event.facts.documentTitle
  if (title === undefined) return false
  const own = madeOf(title)
  return [...madeOf(suffix), ...madeOf(prefix)].some((word) => !own.includes(word))
}

/** A name without its county, in a title that names no county: another city's, or anybody's where it has no town either. */
function isOfNoPlace({ key, place }: EventName, prefix: string): boolean {
  if (place === '' || countyIn(prefix) !== undefined) return false
  const cities = prefix.match(/[\u4e00-\u9fa5]{2,3}市/g) ?? []
  return cities.length > 0 ? !cities.some((city) => place.includes(city)) : !hasTown(key)
}

const PROJECT_KEY_MIN = 6

/** True when the text says by name that it is about a project that is not the event's: which it only mentions. */
function saysOther({ face, notice: { projectKey } }: Compared): boolean {
  if (projectKey.length < PROJECT_KEY_MIN) return false
  const skeleton = skeletonOf(projectKey)
  return (
    !face.names.some(({ key }) => key.includes(projectKey) || projectKey.includes(key)) &&
    !face.skeletons.some((key) => isAbbreviated(key, skeleton))
  )
}

function hasOwnWords({ face, notice }: Compared): boolean {
  return besideProcedure(notice.titleKey, [...face.kindWords, ...notice.codesInTitle]).length >= OWN_WORDS_MIN
}
