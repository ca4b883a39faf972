/** A list of a channel that is known to be readable or not; of the others nothing is said. */
export interface ListNews {
  /** As `listMatter` names it. */
  readonly matter: string
  readonly isReadable: boolean
}

/** Channel of a list, by what its lines are about. */
export function channelOfMatter(matter: string): string {
  return matter.split('/')[1] ?? ''
}

/** What lines about a list are about, in the place of an obligation. */
export function listMatter({ channel, list }: { readonly channel: string; readonly list: string }): string {
  return `channel/${channel}/${list}`
}
