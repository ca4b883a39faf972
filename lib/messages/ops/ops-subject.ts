import { isolated, plainTitle } from '../plain-title.ts'
import { SUBJECT_CHARS_MAX } from '../reminder/reminder-subject.ts'

interface Named {
  readonly channelName: string
}

/** At most 20 characters, counts first: `【读取失败2处】请检查渠道`; of a single channel its name, as far as there is room. */
export function opsSubject(outages: readonly Named[], backs: readonly Named[]): string {
  const counts = [
    ...(outages.length > 0 ? [`读取失败${outages.length}处`] : []),
    ...(backs.length > 0 ? [`恢复${backs.length}处`] : []),
  ]
  const head = `【${counts.join('·')}】`
  const room = SUBJECT_CHARS_MAX - [...head].length
  const names = new Set([...outages, ...backs].map(({ channelName }) => channelName))
  const [name = ''] = names
  if (names.size === 1) return `${head}${isolated(plainTitle(name, room))}`
  return `${head}${outages.length > 0 ? '请检查渠道' : '渠道已恢复读取'}`
}
