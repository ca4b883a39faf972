import type { ListedNotice } from '../../domain/watch/notice.ts'

/** A row, and its address with the part after `#`. */
export interface LinkedNotice {
  readonly notice: ListedNotice
  readonly withHash: string
}

/**
 * The notices of a page. The part after `#` says where to look on a page, and is left out of addresses. Where it is all
 * that tells rows of different titles apart, a script shows the notice by it: then it belongs to the address.
 */
export function toldApart(linked: readonly LinkedNotice[]): readonly ListedNotice[] {
  const byUrl = Map.groupBy(linked, ({ notice }) => notice.url)
  return linked.map(({ notice, withHash }) => {
    const rows = byUrl.get(notice.url) ?? []
    const isShared = rows.some((other) => other.withHash !== withHash && other.notice.title !== notice.title)
    return isShared ? { ...notice, url: withHash } : notice
  })
}
