import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { BUS_EVENTS } from '../../contract.ts'

/** What one call of PutEvents takes. */
const ENTRIES_MAX = 10

/** A client whose requests end; `endpoint` only for a server on loopback, which gets made-up credentials. */
export function eventBridgeClient(endpoint?: string): EventBridgeClient {
  const bounds = { maxAttempts: 5, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 } }
  if (endpoint === undefined) return new EventBridgeClient(bounds)
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' }
  return new EventBridgeClient({ ...bounds, endpoint, region: 'us-east-1', credentials })
}

/** An event that the bus did not take, by its place in what was published. */
export interface Untaken {
  readonly index: number
  readonly reason: string
}

/**
 * Puts duty events on the bus, from where the job `record` takes them. One request for each 10 events. The bus answers
 * for each event, so that one which it refuses does not hold up the others.
 */
export async function publishEvents(
  events: readonly unknown[],
  to: { readonly client: EventBridgeClient; readonly bus: string },
): Promise<readonly Untaken[]> {
  const untaken: Untaken[] = []
  for (let start = 0; start < events.length; start += ENTRIES_MAX) {
    const entries = events.slice(start, start + ENTRIES_MAX).map((event) => entryOf(event, to.bus))
    const answer = await to.client.send(new PutEventsCommand({ Entries: entries }))
    for (const [index, { ErrorCode, ErrorMessage }] of (answer.Entries ?? []).entries()) {
      if (ErrorCode !== undefined)
        untaken.push({ index: start + index, reason: `${ErrorCode}: ${ErrorMessage ?? ''}` })
    }
  }
  return untaken
}

function entryOf(event: unknown, bus: string): PutEventsRequestEntry {
  const { source, detailType } = BUS_EVENTS.record
  return { EventBusName: bus, Source: source, DetailType: detailType, Detail: JSON.stringify(event) }
}
