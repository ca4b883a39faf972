import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { isOnSite } from './own-site.ts'

/** The page of a folder: home pages of sites and of their parts. */
const FOLDER_PAGE =
  /^(\/(?:.*\/)?)(?:(?:index|default|main|home|portal)\.(?:s?html?|jspx?|php|aspx?|do|action))?$/i
const LOGIN_PATH = /(?:^|[/_.-])(?:login|signin|logon|sso|passport|cas)(?:$|[/_.-])/i
/** A page that only sends a browser on is short. */
const SENDING_CHARACTERS_MAX = 4_000
const WORDS_MAX = 60
/** Pages for large screens send small ones on; they have links, of which a page that only sends on has one at most. */
const LINKS_MAX = 1
const META_REFRESH = /<meta[^>]{0,200}http-equiv\s*=\s*["']?refresh["']?[^>]{0,200}\burl\s*=/i
const SCRIPT_LOCATION =
  /\b(?:window|self|top|parent|document)\s*\.\s*location(?:\s*\.\s*href)?\s*=|\blocation(?:\s*\.\s*href\s*=|\s*=\s*["'/]|\s*\.\s*(?:replace|assign|reload)\s*\()/

/** An answer and what was asked for. */
export interface LedPage {
  readonly askedUrl: string
  /** After redirects. */
  readonly url: string
  readonly text: string
}

/**
 * Where a site sends those whom it does not give what they asked for: its home page, a login, another site, or on by a
 * script that only a browser runs. None of these says what is on the page that was asked for. Undefined when it was not led
 * elsewhere; the page came with HTTP 200.
 */
export function ledElsewhere(page: LedPage): ReadingOutcome | undefined {
  const [asked, answered] = [pathOf(page.askedUrl), pathOf(page.url)]
  if (isAbove(answered, asked)) return { kind: 'misled', reason: `网站转到了首页或上级页面：${page.url}` }
  if (LOGIN_PATH.test(answered) && !LOGIN_PATH.test(asked))
    return { kind: 'blocked', reason: '网站转到了登录页' }
  const otherSite = ledToOtherSite(page)
  if (otherSite) return otherSite
  return sendsBrowserOn(page.text)
    ? { kind: 'misled', reason: '网页只有跳转脚本，没有要看的内容' }
    : undefined
}

/** A domain that its owner gave up leads to whoever bought it, and to a page of any path and any status. */
export function ledToOtherSite({ askedUrl, url }: Omit<LedPage, 'text'>): ReadingOutcome | undefined {
  if (!URL.canParse(askedUrl) || isOnSite(url, askedUrl)) return undefined
  return { kind: 'misled', reason: `网站转到了别的网站：${url}` }
}

/** Path and, where there is one, query: `/?column=5` is a column. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/** True for the page of a folder that what was asked for lies deeper in: `/kzxzf/` for `/kzxzf/zwgk/list.html`. */
function isAbove(answered: string, asked: string): boolean {
  const folder = FOLDER_PAGE.exec(answered)?.[1]
  const askedPath = asked.split('?', 1)[0] ?? ''
  if (folder === undefined || answered === asked) return false
  if (folder === '/') return FOLDER_PAGE.exec(asked)?.[1] !== '/'
  return askedPath.startsWith(folder) && askedPath.slice(folder.length).includes('/')
}

function sendsBrowserOn(text: string): boolean {
  if (text.length > SENDING_CHARACTERS_MAX) return false
  if (!META_REFRESH.test(text) && !SCRIPT_LOCATION.test(text)) return false
  if ((text.match(/<a\s/gi) ?? []).length > LINKS_MAX) return false
  const words = text
    .replace(/<(script|style|title|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&\w+;|\s/g, '')
  // What a page says of itself, such as that it is a test for a browser, is known better by the readers.
  return words.length <= WORDS_MAX && refusedPage(text) === undefined
}
