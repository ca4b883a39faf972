import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { atPerson, type PersonOptions } from './at-person.ts'
import { MEDIA, MEDIUM_LABELS, withoutAddresses } from './person-words.ts'

export interface ReachableOptions extends PersonOptions {
  readonly medium?: string | undefined
}

/** `duban person reachable ID`: lifts marks of bad addresses that were wrong, or hold no longer. */
export async function personReachable(options: ReachableOptions, terminal: Terminal): Promise<ExitCode> {
  const media = MEDIA.filter((medium) => options.medium === undefined || medium === options.medium)
  if (media.length === 0)
    return misuse(`--medium 应为 mail 或 sms：${withoutAddresses(options.medium ?? '')}`, terminal)
  return atPerson(options, terminal, async ({ store, county, person }) => {
    const words: string[] = []
    for (const medium of media) {
      const at = person.unreachable?.[medium]?.at
      if (at === undefined) continue
      const outcome = await store.liftUnreachable(county.code, person.id, { medium, at })
      const label = MEDIUM_LABELS[medium]
      words.push(
        outcome === 'lifted'
          ? `${label}的失效标记已去掉`
          : `${label}的失效标记刚刚变了，请再看一次 duban person list`,
      )
    }
    return { words: words.length === 0 ? ['没有失效标记，未改动'] : words }
  })
}
