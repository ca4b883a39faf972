/** Marks at the end of a title that its list has cut: dots of every width and height. */
const CUT_MARK = /(?:[…⋯‥]+|[.．]{2,}|。{2,}|[·・]{3,})\s*$/u

/** True when a title is only the beginning of one. */
export function isCutTitle(title: string): boolean {
  return CUT_MARK.test(title)
}

/** What is left of a title that its list cut; the title itself where it is whole. */
export function titleBeginning(title: string): string {
  return title.replace(CUT_MARK, '').trimEnd()
}
