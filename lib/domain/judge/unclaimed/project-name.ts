import { foldName } from '../match/name-key.ts'
import { withoutLots } from '../match/naming/lots.ts'
import { withoutRound } from '../match/naming/round.ts'

/** Who speaks, in front of the matter: `某某代理公司关于`. */
const SPEAKER = /^[^关《》]{0,40}关于/
const LINKS = /(?:的|[-—_·:：,，])+$/
/** Words of kind may begin with the last words of a name: 采购项目 in 采购项目中标公告. */
const NAME_WORDS = /^(?:采购)?项目/
const LABELS = /^(?:\[[^[\]]{1,24}\]|【[^【】]{1,30}】){1,3}/
const TITLE_UNITS_MAX = 300

/** A title without its word of kind, speaker, labels, round and lot, in half width: what a form would call the project. */
export function projectNameIn(title: string, kindWords: readonly string[]): string {
  const folded = foldName(title.slice(0, TITLE_UNITS_MAX)).replace(LABELS, '')
  const at = kindWords.reduce((latest, word) => Math.max(latest, folded.lastIndexOf(foldName(word))), -1)
  // A longer word of kind may begin further left: 公开招标公告 and 招标公告.
  const from = kindWords.reduce((earliest, word) => {
    const key = foldName(word)
    const start = folded.lastIndexOf(key)
    return start >= 0 && start <= at && start + key.length >= at ? Math.min(earliest, start) : earliest
  }, at)
  const ofName = at < 0 ? '' : (NAME_WORDS.exec(folded.slice(from))?.[0] ?? '')
  const before = at < 0 ? folded : `${folded.slice(0, from)}${ofName}`
  const bare = withoutLots(withoutRound(before.replace(SPEAKER, '')))
  return bare.replace(/[([【]\s*[)\]】]/g, '').replace(LINKS, '')
}

/** The name in 《》, else the whole title without the words 关于 … 的通知. */
export function documentTitleIn(title: string): string {
  const quoted = /《([^《》]{4,100})》/.exec(title)?.[1]
  return quoted ?? title.slice(0, TITLE_UNITS_MAX)
}
