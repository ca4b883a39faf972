import type { DetailFile } from '../../domain/watch/channel.ts'
import type { AttachmentLink } from '../../domain/watch/notice.ts'
import { wordAt } from '../json-path.ts'
import { plainLine } from '../matching-text.ts'
import { absoluteUrl } from '../page-tree.ts'

const ADDRESS_CHARACTERS_MAX = 2000
const NAME_CHARACTERS_MAX = 200

/** The file that an answer names as the notice itself; undefined where it names none, or in another form than the card's. */
export function bodyFileIn(value: unknown, file: DetailFile | undefined): AttachmentLink | undefined {
  const named = file && wordAt(value, file.path)?.trim().slice(0, ADDRESS_CHARACTERS_MAX)
  if (!file || !named) return undefined
  const match = file.pattern === undefined ? [named, named] : new RegExp(file.pattern, 'u').exec(named)
  const url = absoluteUrl(match?.[1], file.base)
  return url ? { name: nameOf(url), url, isBody: true } : undefined
}

/** All files of a notice, each address once, the one that is the notice first. */
export function withBodyFile(
  body: AttachmentLink | undefined,
  others: readonly AttachmentLink[],
): readonly AttachmentLink[] {
  return body ? [body, ...others.filter(({ url }) => url !== body.url)] : others
}

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) || url
  try {
    return plainLine(decodeURIComponent(last)).slice(0, NAME_CHARACTERS_MAX)
  } catch {
    return last.slice(0, NAME_CHARACTERS_MAX)
  }
}
