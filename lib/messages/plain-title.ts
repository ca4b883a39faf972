const TITLE_CHARS_MAX = 120

/**
 * Text that strangers wrote (crawled titles, names in workbooks), fit for a subject line and for one line of text:
 * control characters and line breaks become spaces; what reorders or hides text (bidi marks, zero-width characters,
 * tags, fillers) goes; half characters are replaced; a long text is cut at `charsMax` characters. It does not escape HTML.
 */
export function plainTitle(text: string, charsMax = TITLE_CHARS_MAX): string {
  const clean = plainLine(text)
  const chars = [...clean]
  return chars.length <= charsMax ? clean : `${chars.slice(0, charsMax - 1).join('')}…`
}

/** As `plainTitle`, of any length. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\u115F\u1160\u3164\uFFA0]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * An address that may stand in a link: http, https, or a path of our own pages; undefined for anything else, such as
 * `javascript:` from a crawled page.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  const clean = plainLine(url)
  return /^(?:https?:\/\/[^\s/]|\.{0,2}\/(?![/\\]))/i.test(clean) ? clean.replaceAll(' ', '%20') : undefined
}
