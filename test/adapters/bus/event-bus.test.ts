import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eventBridgeClient, publishEvents } from '../../../lib/adapters/bus/event-bus.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

interface PutEvents {
  readonly Entries: readonly { EventBusName: string; Source: string; DetailType: string; Detail: string }[]
}

/** A bus on loopback that keeps what it is sent, and refuses events that say so. */
async function startBus() {
  const requests: PutEvents[] = []
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const put = JSON.parse(Buffer.concat(chunks).toString()) as PutEvents
    requests.push(put)
    expect(request.headers['x-amz-target']).toBe('AWSEvents.PutEvents')
    const answers = put.Entries.map(({ Detail }) =>
      Detail.includes('refuse') ? { ErrorCode: 'MalformedDetail', ErrorMessage: 'no' } : { EventId: 'e' },
    )
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: answers }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = eventBridgeClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  closers.push(
    () => client.destroy(),
    () => server.close(),
  )
  return { client, requests }
}

describe('publishing events', () => {
  it('puts ten at a time on the named bus, in the form that the record job takes', async () => {
    const { client, requests } = await startBus()
    const events = Array.from({ length: 12 }, (_, n) => ({ id: `e${n}` }))
    expect(await publishEvents(events, { client, bus: 'duban-test' })).toEqual([])
    expect(requests.map(({ Entries }) => Entries.length)).toEqual([10, 2])
    expect(requests[0]?.Entries[0]).toEqual({
      EventBusName: 'duban-test',
      Source: 'duban.record',
      DetailType: 'duty-event',
      Detail: '{"id":"e0"}',
    })
  })

  it('names each event that the bus refuses, counted over all requests', async () => {
    const { client } = await startBus()
    const events = Array.from({ length: 12 }, (_, n) => ({ id: n === 11 ? 'refuse' : `e${n}` }))
    expect(await publishEvents(events, { client, bus: 'duban-test' })).toEqual([
      { index: 11, reason: 'MalformedDetail: no' },
    ])
  })
})
