import type { Element, ElementPart, Item } from '../../duty/item.ts'
import { whyNotWhole } from './elements/element-coverage.ts'
import { firstMatch } from './elements/element-pattern.ts'
import { type ElementText, elementText } from './elements/element-text.ts'
import { shownWords } from './elements/element-words.ts'
import type { NoticeContent } from './elements/notice-content.ts'

export type { AttachmentContent, NoticeContent } from './elements/notice-content.ts'

export type ElementVerdict = 'present' | 'absent' | 'cannot-tell'

/** What was found of one element (要素). */
export interface ElementFinding {
  readonly n: number
  readonly text: string
  readonly verdict: ElementVerdict
  /** Words of the notice, at most 60 characters each; phone and identity numbers are masked. */
  readonly found: readonly string[]
  /** Names of the parts that were not found. */
  readonly missing?: readonly string[] | undefined
  /** Why it cannot be told, or is not required, in a sentence for the office. */
  readonly reason?: string | undefined
  /** False where the notice is complete without it: its condition is not met, or it is open by its wording. */
  readonly isRequired: boolean
  /** One of several kinds of content, of which a person knows which the notice is about. */
  readonly isAlternative?: true | undefined
}

export type Completeness = 'complete' | 'incomplete' | 'cannot-tell'

/** Of the labels of a form, or of the parts of an item without one, so much must be found before the rest may be called absent. */
const KNOWN_SHARE_MIN = 0.5
const FOUND_PER_ELEMENT_MAX = 8

/** What the notice has of each element of its item. `absent` only where all of it was read and is of a known form. */
export function elementsOf(content: NoticeContent, item: Item): readonly ElementFinding[] {
  const texts = textsOf(content)
  const looked = item.elements.map((element) => lookFor(element, texts))
  const unread = whyNotWhole(content)
  const doubt = unread ?? whyUnknownForm(item, { looked, texts })
  return looked.map((look) => findingOf(look, { unread, doubt }))
}

/** `incomplete` only by a required element that is absent; `complete` when every required one is present, or one of the alternatives. */
export function completenessOf(findings: readonly ElementFinding[]): Completeness {
  const required = findings.filter(({ isRequired }) => isRequired)
  if (required.some(({ verdict }) => verdict === 'absent')) return 'incomplete'
  const wanted = required.length > 0 ? required : findings.filter(({ isAlternative }) => isAlternative)
  const present = wanted.filter(({ verdict }) => verdict === 'present').length
  const isComplete = present > 0 && present >= required.length
  return isComplete ? 'complete' : 'cannot-tell'
}

interface NoticeTexts {
  /** Where the notice itself stands; conditions are looked for there alone, with its title. */
  readonly own: readonly ElementText[]
  readonly title: ElementText
  /** All that was read, with the names of the attachments. */
  readonly all: readonly ElementText[]
}

function textsOf({ title = '', text, attachments, isStub, isUnread }: NoticeContent): NoticeTexts {
  const page = isUnread ? [] : [elementText(text)]
  const files = attachments.flatMap((file) =>
    file.content === 'text' && file.text !== undefined ? [elementText(file.text, file.name)] : [],
  )
  // A notice names what it brings with it: 附件：招标文件.pdf.
  const names = elementText(attachments.map(({ name }) => `附件：${name}`).join('\n'))
  const own = isStub ? [...page, ...files] : page
  return { title: elementText(title), own, all: [...page, ...files, names] }
}

/** What was found of one element before it is said what that means. */
interface Look {
  readonly element: Element
  readonly found: readonly string[]
  readonly needed: readonly ElementPart[]
  readonly missing: readonly ElementPart[]
  /** Of those that are missing, the ones for which other words stand in the text, or which stand in files as a rule. */
  readonly uncertain: readonly ElementPart[]
  /** `excused`: the text says why it is not wanted, as of a purchase that failed. */
  readonly condition: 'met' | 'not-met' | 'excused' | 'for-a-person'
}

function lookFor(element: Element, texts: NoticeTexts): Look {
  const needed = (element.parts ?? []).filter(
    ({ when }) => when.length === 0 || firstMatch(when, texts.own) !== undefined,
  )
  const matches = needed.map((part) => ({ part, match: firstMatch(part.any, texts.all) }))
  const missing = matches.flatMap(({ part, match }) => (match === undefined ? [part] : []))
  return {
    element,
    needed,
    missing,
    found: [...new Set(matches.flatMap(({ match }) => (match ? [shownWords(match)] : [])))].slice(
      0,
      FOUND_PER_ELEMENT_MAX,
    ),
    uncertain: missing.filter(
      ({ hints, isOftenAttached }) => isOftenAttached || firstMatch(hints, texts.all) !== undefined,
    ),
    condition: conditionOf(element, [texts.title, ...texts.own]),
  }
}

function conditionOf({ when, whenFound, unlessFound }: Element, texts: readonly ElementText[]) {
  const stands = (parts: readonly ElementPart[]) => parts.some(({ any }) => firstMatch(any, texts))
  if (unlessFound && stands(unlessFound)) return 'excused'
  if (whenFound) return stands(whenFound) ? 'met' : 'not-met'
  return when === undefined ? 'met' : 'for-a-person'
}

/** A text that does not keep to the known form may say all of it in words of its own. */
function whyUnknownForm(
  { form = [] }: Item,
  { looked, texts }: { looked: readonly Look[]; texts: NoticeTexts },
): string | undefined {
  const share = form.length > 0 ? shareOfForm(form, texts) : shareOfParts(looked)
  return share >= KNOWN_SHARE_MIN ? undefined : '正文不是常见格式，没有写明的要素请人工核对'
}

function shareOfForm(form: readonly string[], { own }: NoticeTexts): number {
  return form.filter((label) => firstMatch([label], own)).length / form.length
}

function shareOfParts(looked: readonly Look[]): number {
  const counted = looked.filter(({ element, condition }) => !element.isOptional && condition === 'met')
  const needed = counted.flatMap((look) => look.needed).length
  const missing = counted.flatMap((look) => look.missing).length
  return needed === 0 ? 0 : (needed - missing) / needed
}

/** Why the notice may hold more than what was read, and why what is missing may not be called absent. */
interface Doubts {
  readonly unread: string | undefined
  readonly doubt: string | undefined
}

function findingOf(look: Look, { unread, doubt }: Doubts): ElementFinding {
  const { element, found, missing, needed, condition } = look
  const { n, text } = element
  const isRequired = !element.isOptional && condition === 'met' && needed.length > 0
  const isAlternative = condition === 'for-a-person' && { isAlternative: true as const }
  const base = { n, text, found, isRequired, ...isAlternative }
  if (needed.length > 0 && missing.length === 0) return { ...base, verdict: 'present' }
  const lacks = missing.length > 0 && { missing: missing.map(({ name }) => name) }
  const reason = whyNotTold(look, unread) ?? doubt ?? whyUncertain(look)
  if (!isRequired || reason !== undefined)
    return { ...base, verdict: 'cannot-tell', ...lacks, ...(reason && { reason }) }
  return { ...base, verdict: 'absent', ...lacks }
}

function whyNotTold({ element, needed, condition }: Look, unread: string | undefined): string | undefined {
  if (condition === 'excused') return '本公告不要求这一项'
  if (condition === 'not-met') return unread ?? `仅“${element.when}”才要求，正文没有这样说`
  if (condition === 'for-a-person') return `仅“${element.when}”才要求，请人工判断`
  if (element.isOptional) return '没有固定内容，不作为是否齐全的依据'
  return needed.length === 0 ? '没有固定写法，请人工核对' : undefined
}

/** One part that is surely absent makes the element absent, whatever is uncertain about the others. */
function whyUncertain({ missing, uncertain }: Look): string | undefined {
  if (uncertain.length < missing.length) return undefined
  const names = uncertain.map(({ name }) => name).join('、')
  return uncertain.some(({ isOftenAttached }) => isOftenAttached)
    ? `${names}常写在表格或附件里，正文中没有认出来`
    : `正文中有与${names}相近的字样，但没有按常见写法写明`
}
