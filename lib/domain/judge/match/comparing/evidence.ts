import type { EventFace } from '../event-face.ts'
import type { Code, CodeKind, EventName } from '../event-keys.ts'
import { isAbbreviated } from '../naming/similar-name.ts'
import type { NoticeFace } from '../notice-face.ts'
import { amountsIn } from './amounts.ts'
import { hasRightCheckDigit } from './check-digit.ts'

/** Weights follow the order of evidence: code, number, announcement, name, credit code. Kind alone is never enough. */
export const WEIGHT = {
  projectCode: 100,
  procurementNo: 90,
  announcementNo: 80,
  parcelNo: 80,
  documentNo: 80,
  creditCode: 55,
  creditCodeAndAmount: 65,
  name: 60,
  sameName: 70,
  looseName: 48,
  weakName: 45,
  similarName: 40,
} as const
/** Less than this speaks only together with the kind: a party or a village is named by many notices. */
export const ALONE_MIN = 60
/** From here on a number is the event's own: a day or round that contradicts it may be a slip of the pen. */
export const OWN_CODE_MIN = 80

/** A shorter name may be part of many. */
const LOOSE_LENGTH_MIN = 6

const CODE_WORDS: Record<CodeKind, string> = {
  projectCode: '项目代码',
  procurementNo: '采购（招标）编号',
  announcementNo: '公告编号',
  parcelNo: '宗地编号',
  documentNo: '文号',
  creditCode: '统一社会信用代码',
}

/** Where in the key of a title a name stands. */
export interface Span {
  readonly at: number
  readonly length: number
}

/** One thing in which a notice and an event agree. */
export interface Evidence {
  readonly weight: number
  readonly words: string
  /** `<kind>:<code>` when it is a number of the event's own. */
  readonly code?: string | undefined
  readonly name?: EventName | undefined
  readonly span?: Span | undefined
  /** The title says more than what agrees. */
  readonly isPart?: boolean | undefined
}

/** What agrees exactly: numbers, and names in the title or else at the beginning of the text. */
export function evidenceOf(face: EventFace, notice: NoticeFace): readonly Evidence[] {
  const ofCodes = face.codes.flatMap((code) =>
    notice.hasCode(code) ? [codeEvidence(code, face, notice)] : [],
  )
  const inTitle = nameIn(notice.titleKey, face.names)
  if (inTitle) return [...ofCodes, titleEvidence(inTitle, notice)]
  if (ofCodes.length > 0) return ofCodes
  const inText = nameIn(notice.textKey, face.names)
  return inText ? [{ weight: WEIGHT.weakName, words: `正文含“${inText.name.text}”` }] : []
}

/** What agrees but for words that are left out at will, or for a slip of the pen. */
export function looseEvidenceOf(face: EventFace, notice: NoticeFace): readonly Evidence[] {
  const [name] = face.names
  if (!name) return []
  const { skeleton } = notice
  for (const key of face.skeletons) {
    if (key.length >= LOOSE_LENGTH_MIN && !notice.isNamedByText && skeleton.includes(key)) {
      const isPart = skeleton.length > key.length
      return [{ weight: WEIGHT.looseName, words: `标题与“${name.text}”只差常用词`, isPart }]
    }
  }
  const isClose = face.skeletons.some((key) => isAbbreviated(key, skeleton))
  const where = notice.isNamedByText ? '正文的项目名称' : '标题'
  return isClose ? [{ weight: WEIGHT.similarName, words: `${where}与“${name.text}”相近` }] : []
}

function nameIn(text: string, names: readonly EventName[]): { name: EventName; at: number } | undefined {
  for (const name of names) {
    const at = text.indexOf(name.key)
    if (at >= 0) return { name, at }
  }
  return undefined
}

function titleEvidence({ name, at }: { name: EventName; at: number }, notice: NoticeFace): Evidence {
  const strong = name.key.length === notice.titleKey.length ? WEIGHT.sameName : WEIGHT.name
  return {
    weight: name.isWeak ? WEIGHT.weakName : strong,
    words: `标题含“${name.text}”${name.place === '' ? '' : '（不含县名）'}`,
    name,
    span: { at, length: name.key.length },
  }
}

function codeEvidence({ kind, code }: Code, face: EventFace, notice: NoticeFace): Evidence {
  const key = WEIGHT[kind] >= OWN_CODE_MIN ? `${kind}:${code}` : undefined
  if (kind === 'creditCode') {
    const amount = Number(face.answerable.event.facts.amount ?? Number.NaN)
    if (amountsIn(notice.notice.text).includes(amount)) {
      return { weight: WEIGHT.creditCodeAndAmount, words: `${CODE_WORDS[kind]}${code}和金额一致` }
    }
  }
  const check = kind === 'projectCode' ? hasRightCheckDigit(code) : undefined
  const checked = check === undefined ? '' : check ? '，校验码正确' : '，但校验码不符，请核对是否录错'
  return { weight: WEIGHT[kind], words: `${CODE_WORDS[kind]}${code}一致${checked}`, code: key }
}
