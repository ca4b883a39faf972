import type { Item } from '../../duty/item.ts'
import { type Answer, type Classification, CONFIDENCE, cannotTell, classification } from './classification.ts'
import type { KindRules, OtherKind, Sector } from './kind-rules.ts'
import { KindWords } from './named-words.ts'
import { type Place, Places, placeInWords, type Standing } from './place.ts'
import { heardIn, heardInText, type Said } from './said.ts'
import { chosenSectors, SectorWords } from './sector-choice.ts'
import { type Step, Steps } from './steps.ts'
import { folding, TITLE_UNITS_MAX, titleParts } from './title-parts.ts'

export interface Classifiable extends Standing {
  readonly title: string
  readonly text?: string | undefined
}

const SURE_MARGIN = 2
const WORDS_SHOWN_MAX = 4
const TEXT_UNITS_MAX = 4_000

/** A notice as it is looked at. */
interface Asked {
  readonly title: string
  readonly text: string
  readonly place: Place
  readonly placeWords: string
}

/** What a word of kind names, with the step of a procedure to which it belongs. */
interface Named extends Step {
  readonly said: Said
  readonly evidence: readonly string[]
}

/** Tells which rows notices answer. Build it once: it indexes the words of all items and kinds. */
export class Classifier {
  readonly #words: KindWords
  readonly #places: Places
  readonly #sectors: SectorWords
  readonly #steps: Steps

  constructor(items: readonly Item[], rules: KindRules) {
    this.#words = new KindWords(items, rules)
    this.#places = new Places(items, rules)
    this.#sectors = new SectorWords(rules)
    this.#steps = new Steps(this.#words.items, rules)
  }

  classify({ title, text = '', ...standing }: Classifiable): Classification {
    const parts = titleParts(title)
    const asked: Asked = {
      title: folding(title.slice(0, TITLE_UNITS_MAX)),
      text: text.slice(0, TEXT_UNITS_MAX),
      place: this.#places.placeOf(standing),
      placeWords: placeInWords(standing),
    }
    const { said, refused } = heardIn(parts, this.#words)
    // What stood behind the cut may say more: a correction, an end.
    const isRestCut = parts.isCut && said !== undefined && !parts.body.endsWith(said.word)
    if (said && !isRestCut) return this.#bySaid(said, asked, `标题写明“${said.word}”`)
    const byColumn = this.#byColumn(asked)
    if (byColumn) return byColumn
    const inText = heardInText(asked.text, this.#words)
    if (inText) return lessSure(this.#bySaid(inText, asked, `正文开头写明“${inText.word}”`))
    if (refused) return cannotTell(`标题有“${refused.item.title}”的字样，又有“${refused.by}”`)
    if (parts.isCut) return cannotTell('标题被截断，后面的文字可能写明是哪种公告')
    return cannotTell(noKindReason(asked))
  }

  #bySaid(said: Said, asked: Asked, evidence: string): Classification {
    const { place, placeWords } = asked
    const { items, kind } = said
    const stage = kind ? this.#steps.changeOf(kind) : this.#steps.stageOf(items)
    const named: Named = { said, items, stage, evidence: [evidence] }
    if (place.isDecisive && place.kind && stage && !stage.isChange) {
      return noRow(place.kind, { confidence: CONFIDENCE.column, evidence: [evidence, placeWords] })
    }
    if (place.sector) {
      const placed = this.#steps.inSector(named, place.sector)
      if (placed.length > 0) {
        const beside = place.isChannelOwn
          ? []
          : this.#beside(named, { sector: place.sector, title: asked.title })
        return agreeing([...placed, ...beside], { asked, evidence: named.evidence, isPlaced: true })
      }
      if (stage?.isChange) {
        const confidence = CONFIDENCE.titleAndPlace
        return this.#changed(named, { sectors: [place.sector], confidence, evidence: [evidence, placeWords] })
      }
    }
    if (!kind) return this.#byWords(named, asked)
    const byTitle = said.isWeak ? CONFIDENCE.hints : CONFIDENCE.title
    const confidence = place.kind?.id === kind.id ? CONFIDENCE.titleAndPlace : byTitle
    return noRow(kind, { confidence, evidence: named.evidence })
  }

  /** Only the words of title and text can say which sector it is. */
  #byWords(named: Named, asked: Asked): Classification {
    const { said, stage, evidence, items } = named
    const among = this.#steps.among(named, said.word)
    if (among.length === 0) return agreeing(items, { asked, evidence })
    const scores = this.#sectors.scoresOf(asked.title, folding(asked.text))
    const own = this.#steps.sectorsOf(items)
    const { sectors, margin, words } = chosenSectors({ among, own, scores })
    if (sectors.length === 0) return cannotTell(`写明是“${said.word}”，但${doubtOf(among)}`, evidence)
    const why = `“${words.slice(0, WORDS_SHOWN_MAX).join('”“')}”说明领域是${namesOf(sectors)}`
    const all = words.length > 0 ? [...evidence, why] : evidence
    const confidence = margin >= SURE_MARGIN ? CONFIDENCE.title : CONFIDENCE.hints
    const chosen = sectors.flatMap((sector) => this.#steps.inSector(named, sector))
    if (chosen.length > 0) return agreeing(chosen, { asked, evidence: all, confidence })
    return stage?.isChange
      ? this.#changed(named, { sectors, confidence, evidence: all })
      : cannotTell(`写明是“${said.word}”，但${namesOf(sectors)}没有这样的公告`, all)
  }

  /** A correction outside purchasing: of candidates or of a result it is one again; of anything else it answers no row. */
  #changed(
    { said, stage }: Named,
    { sectors, ...how }: { readonly sectors: readonly Sector[] } & Pick<Answer, 'confidence' | 'evidence'>,
  ): Classification {
    const before = said.before?.items ?? []
    const step = { items: before, stage: this.#steps.stageOf(before) }
    const items = sectors.flatMap((sector) => this.#steps.inSector(step, sector))
    if (items.length > 0 && step.stage?.isAnswer) {
      const evidence = [...how.evidence, `更正的是“${said.before?.word}”`]
      return classification({ items, ...how, evidence })
    }
    const kind = said.kind ?? this.#steps.otherwiseOf(stage)
    return kind ? noRow(kind, how) : cannotTell('更正的是哪种公告', how.evidence)
  }

  /** A title that says nothing: the column decides, and the first lines of the text choose among what it holds. */
  #byColumn({ place, placeWords, text, title }: Asked): Classification | undefined {
    const { sector } = place
    if (place.kind) return noRow(place.kind, { confidence: CONFIDENCE.column, evidence: [placeWords] })
    const held = place.items.flatMap((id) => this.#words.items.get(id) ?? [])
    if (held.length === 0) return undefined
    const step: Step = { items: held, stage: this.#steps.stageOf(held) }
    const own = sector ? this.#steps.inSector(step, sector) : held
    const beside = sector && !place.isChannelOwn ? this.#beside(step, { sector, title }) : []
    const items = [...(own.length > 0 ? own : held), ...beside]
    const said = heardInText(text, this.#words)
    const stage = this.#steps.stageOf(said?.items ?? [])
    const evidence = said ? [placeWords, `正文开头写明“${said.word}”`] : [placeWords]
    const narrowed = items.filter(({ id }) => stage?.items.includes(id))
    if (narrowed.length > 0)
      return classification({ items: narrowed, confidence: CONFIDENCE.column, evidence })
    if (said?.kind) return noRow(said.kind, { confidence: CONFIDENCE.text, evidence })
    const other = said && stage && sector ? this.#steps.inSector({ items: said.items, stage }, sector) : []
    if (other.length > 0) return classification({ items: other, confidence: CONFIDENCE.text, evidence })
    const isMixed = step.stage !== undefined && !items.every(({ id }) => step.stage?.items.includes(id))
    const confidence = isMixed ? CONFIDENCE.mixed : CONFIDENCE.column
    return classification({ items, confidence, evidence: [placeWords] })
  }

  /** Items of sectors that stand beside the given one and that the title names: a highway among other works. */
  #beside(
    step: Step,
    { sector, title }: { readonly sector: Sector; readonly title: string },
  ): readonly Item[] {
    return [...this.#sectors.scoresOf(title, '').keys()]
      .filter(({ beside }) => beside === sector.id)
      .flatMap((other) => this.#steps.inSector(step, other))
  }
}

/** Items by the title: sure where column or channel agrees, less so where the column holds others. */
function agreeing(
  items: readonly Item[],
  {
    asked: { place, placeWords },
    evidence,
    confidence = CONFIDENCE.title,
    isPlaced = false,
  }: {
    readonly asked: Asked
    readonly evidence: readonly string[]
    readonly confidence?: number
    readonly isPlaced?: boolean
  },
): Classification {
  const isAgreed = items.some(({ id }) => place.items.includes(id))
  const isOther = !isAgreed && (place.items.length > 0 || place.kind !== undefined)
  if (isOther) {
    const all = [...evidence, `${placeWords}与标题不一致，以标题为准`]
    return classification({ items, confidence: CONFIDENCE.hints, evidence: all })
  }
  if (!isAgreed && !isPlaced) return classification({ items, confidence, evidence })
  return classification({ items, confidence: CONFIDENCE.titleAndPlace, evidence: [...evidence, placeWords] })
}

function noRow(kind: OtherKind, how: Pick<Answer, 'confidence' | 'evidence'>): Classification {
  return classification({ items: [], kind, ...how })
}

function lessSure(found: Classification): Classification {
  return { ...found, confidence: Math.min(found.confidence, CONFIDENCE.text) }
}

function noKindReason({ place, placeWords }: Asked): string {
  if (place.sector) return `标题没有写明是哪种公告，${placeWords}只说明领域是${place.sector.name}`
  return placeWords
    ? `标题没有写明是哪种公告，${placeWords}也说明不了`
    : '标题没有写明是哪种公告，也没有给出栏目'
}

function namesOf(sectors: readonly Sector[]): string {
  return sectors.map(({ name }) => name).join('、')
}

function doubtOf(sectors: readonly Sector[]): string {
  const open = sectors.filter(({ isNamedOnly }) => !isNamedOnly)
  return `没有说明是${namesOf(open.length > 0 ? open : sectors)}中的哪一个`
}
