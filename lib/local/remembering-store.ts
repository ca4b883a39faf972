import type { Store } from '../jobs/ports.ts'

/** Reads whose answers are kept, each with the writes after which they may differ. */
const FORGOTTEN_AFTER = {
  openEvents: ['putEvent', 'amendEvent', 'closeEvent', 'reopenEvent'],
  events: ['putEvent', 'amendEvent'],
  attestations: ['putAttestation'],
  decisions: ['putDecision'],
  people: ['putPerson', 'setAway', 'markUnreachable', 'liftUnreachable'],
  notices: ['putLook'],
  noticesOfList: ['putLook'],
  listStates: ['putLook'],
  messages: ['plan', 'claim', 'settle', 'putReceipt'],
} as const satisfies Partial<Record<keyof Store, readonly (keyof Store)[]>>

type Read = keyof typeof FORGOTTEN_AFTER
type Method = (...args: readonly unknown[]) => Promise<unknown>
type Look = Parameters<Store['putLook']>[0]

/**
 * A store that asks again only after this process has written something that could change the answer. Right where no
 * other process writes: the embedded store lets only one have its folder open. A run that plays months in seconds judges
 * the same facts hundreds of times.
 */
export function rememberingStore(store: Store): Store {
  const answers = new Map<string, Promise<unknown>>()
  const methods = Object.entries(store).map(([name, method]: [string, Method]): [string, Method] => {
    if (name in FORGOTTEN_AFTER)
      return [name, (...args) => remembered(answers, keyOf(name, args), () => method(...args))]
    const reads = readsChangedBy(name)
    if (reads.length === 0) return [name, method]
    return [
      name,
      async (...args) => {
        const isStale = staleAfter(name, reads, args)
        const forget = () => {
          for (const key of answers.keys()) if (isStale(key)) answers.delete(key)
        }
        // Before and after: what is read while something is being written must not be kept.
        forget()
        try {
          return await method(...args)
        } finally {
          forget()
        }
      },
    ]
  })
  return Object.fromEntries(methods) as unknown as Store
}

function remembered(
  answers: Map<string, Promise<unknown>>,
  key: string,
  ask: () => Promise<unknown>,
): Promise<unknown> {
  const known = answers.get(key)
  if (known) return known
  const answer = ask()
  answers.set(key, answer)
  answer.catch(() => answers.delete(key))
  return answer
}

function keyOf(read: string, args: readonly unknown[]): string {
  return `${read}:${JSON.stringify(args)}`
}

function readsChangedBy(write: string): readonly Read[] {
  return (Object.keys(FORGOTTEN_AFTER) as Read[]).filter((read) =>
    (FORGOTTEN_AFTER[read] as readonly string[]).includes(write),
  )
}

/** A look changes the notices of its own list only, and none when it brings none. */
function staleAfter(
  write: string,
  reads: readonly Read[],
  args: readonly unknown[],
): (key: string) => boolean {
  const isOfRead = (key: string) => reads.some((read) => key.startsWith(`${read}:`))
  if (write !== 'putLook') return isOfRead
  const { notices, state } = args[0] as Look
  if (notices.length === 0) return (key) => key.startsWith('listStates:')
  const ofList = keyOf('noticesOfList', [state.county, state.channel, state.list])
  return (key) => (key.startsWith('noticesOfList:') ? key === ofList : isOfRead(key))
}
