/** What stands in a file. `scanned`: pictures of pages, whose text cannot be told; pictures are never read. */
export type FoundText =
  | { readonly kind: 'text'; readonly text: string; readonly isCut?: true | undefined }
  | { readonly kind: 'scanned' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** With fewer characters, a file that holds pictures says what it says in them. */
const CHARACTERS_MIN = 20

export function saysNothing(found: FoundText): boolean {
  return found.kind === 'text' && found.text.replace(/[\s|]/g, '').length < CHARACTERS_MIN
}
