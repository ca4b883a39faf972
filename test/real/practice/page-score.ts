import type { DetailReader } from '../../../lib/domain/watch/channel.ts'
import type { Identifiers, NoticePage } from '../../../lib/domain/watch/notice.ts'
import { NO_IDENTIFIERS } from '../../../lib/domain/watch/notice.ts'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'
import { type Fact, type FileScore, field, oneOf, same, within } from './score.ts'
import { storedPage } from './stored-page.ts'
import type { PageTruth, TextTruth } from './truth.ts'

/** Last words are looked for in so many characters before the end: what follows them may be a person's name or number. */
const END_CHARACTERS = 60

/** Reads a practice page with one detail reader and compares it, field by field, with what a person reads on it. */
export function pageScore(
  dir: string,
  truth: PageTruth,
  how: { name: string; detail: DetailReader },
): FileScore {
  const stored = storedPage(dir, truth.file, { url: truth.url, files: truth.attachments })
  const page = readDetailPage({ ...stored, detail: how.detail })
  const text = (how.name === 'generic' ? truth.withoutCard : undefined) ?? truth.text
  return {
    file: truth.file,
    how: how.name,
    note: truth.reason,
    fields: [
      field('title', [same('title', truth.title, page.title)]),
      field('date', dateFacts(truth, page)),
      field('text', textFacts(text, page)),
      field('identifiers', identifierFacts(truth, page.identifiers)),
      field('attachments', attachmentFacts(truth, page)),
      ...(truth.stages && how.detail.stages ? [field('stages', stageFacts(truth.stages, page))] : []),
    ],
  }
}

function dateFacts(truth: PageTruth, page: NoticePage): readonly Fact[] {
  return [
    oneOf('shown', truth.displayedOn, page.displayedOn ?? 'none'),
    same('in the address', truth.urlOn, page.urlOn),
    same('in meta tags', undefined, page.metaOn),
  ]
}

function textFacts(text: TextTruth, page: NoticePage): readonly Fact[] {
  const words = withoutBlanks(page.text)
  return [
    {
      holds: words.startsWith(withoutBlanks(text.first)),
      fault: `begins with ${words.slice(0, 20)}, not ${text.first}`,
    },
    {
      holds: words.slice(-END_CHARACTERS).includes(withoutBlanks(text.last)),
      fault: `does not end with ${text.last}`,
    },
    within('characters', text.characters, words.length),
    ...(text.lines === undefined ? [] : [within('lines', text.lines, page.text.split('\n').length)]),
    same('is a stub', undefined, page.isStub),
  ]
}

/** Without what the layout adds: blanks, and the bars between the cells of a table. */
function withoutBlanks(text: string): string {
  return text.replace(/[\s|]/g, '')
}

/** Each code that is there, under its kind, and each that is not: a code too many can match the wrong event. */
function identifierFacts(truth: PageTruth, got: Identifiers): readonly Fact[] {
  const expected = { ...NO_IDENTIFIERS, ...truth.identifiers }
  const allowed = truth.allowed ?? []
  return (Object.keys(NO_IDENTIFIERS) as (keyof Identifiers)[]).flatMap((kind) => [
    ...expected[kind].map((code) => ({
      holds: got[kind].includes(code),
      fault: `${kind} lack ${code}: ${got[kind].join(' ')}`,
    })),
    ...got[kind]
      .filter((code) => !expected[kind].includes(code) && !allowed.includes(code))
      .map((code) => ({ holds: false, fault: `${kind} hold ${code}, which is none` })),
  ])
}

function attachmentFacts({ attachments = [] }: PageTruth, page: NoticePage): readonly Fact[] {
  return [
    same('number', attachments.length, page.attachments.length),
    ...attachments.map((name, at) => same('name', name, page.attachments[at]?.name)),
  ]
}

function stageFacts(stages: readonly string[], page: NoticePage): readonly Fact[] {
  const got = page.stages ?? []
  return [
    same('number', stages.length, got.length),
    ...stages.map((stage, at) => {
      const { column, displayedOn, title } = got[at] ?? {}
      return same('stage', stage, `${column} ${displayedOn} ${title}`)
    }),
  ]
}
