import { beforeEach, expect, it } from 'vitest'
import { eachCounty } from '../../../lib/adapters/lambda/each-county.ts'
import { type JobWork, jobHandler } from '../../../lib/adapters/lambda/job-handler.ts'
import { refuseFaulty } from '../../../lib/adapters/lambda/refused-facts.ts'

let said: string[]
beforeEach(() => {
  said = []
})
const telemetry = {
  count: (name: string, value: number) => said.push(`${name} ${value}`),
  note: (message: string) => said.push(message),
  flush: () => said.push('flushed'),
}
const handlerOf = (work: Partial<JobWork>) => jobHandler(() => ({ telemetry, ...work }))
const batchOf = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({ eventSource: 'aws:sqs', messageId: `m${index}`, body })),
})

it('works off a batch in its order, and says what it did', async () => {
  const done: string[] = []
  const handler = handlerOf({ onMessage: async ({ id, body }) => done.push(id + body) })
  expect(await handler(batchOf('a', 'b'))).toEqual({ batchItemFailures: [] })
  expect(done).toEqual(['m0a', 'm1b'])
  expect(said).toEqual(['done', 'flushed'])
})

it('gives back what follows a failure in its group, and does the work of the others', async () => {
  const done: string[] = []
  const onMessage = async ({ body }: { body: string }) => {
    if (body.startsWith('bad')) throw new Error('no')
    done.push(body)
  }
  const entry = (body: string, group: string) => ({ body, attributes: { MessageGroupId: group } })
  const entries = [entry('bad', 'an'), entry('b1', 'bo'), entry('a2', 'an'), entry('b3', 'bo')]
  const Records = entries.map((one, index) => ({ eventSource: 'aws:sqs', messageId: `m${index}`, ...one }))
  const answer = await handlerOf({ onMessage })({ Records })
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }] })
  expect(done).toEqual(['b1', 'b3'])
})

it('stops at the first failure, and gives back what it did not reach', async () => {
  const done: string[] = []
  const onMessage = async ({ body }: { body: string }) => {
    if (body === 'bad') throw new Error('no')
    done.push(body)
  }
  const answer = await handlerOf({ onMessage })(batchOf('a', 'bad', 'c'))
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }] })
  expect(done).toEqual(['a'])
  expect(said).toContain('MessagesFailed 1')
})

it('throws for a trigger that the job does not have, and for a run that fails, with its metrics written', async () => {
  await expect(handlerOf({})(batchOf('a'))).rejects.toThrow('not started by a batch')
  const onTick = async () => {
    throw new Error('no table')
  }
  const tick = { kind: 'tick', scheduledAt: '2026-11-23T00:30:00Z' }
  await expect(handlerOf({ onTick })(tick)).rejects.toThrow('no table')
  expect(said).toEqual(['flushed', 'flushed'])
})

it('assembles once, and again only after it could not', async () => {
  let tries = 0
  const handler = jobHandler(() => {
    tries += 1
    if (tries === 1) throw new Error('no settings')
    return { telemetry, onMessage: async () => {} }
  })
  await expect(handler(batchOf('a'))).rejects.toThrow('no settings')
  await handler(batchOf('a'))
  await handler(batchOf('a'))
  expect(tries).toBe(2)
})

it('does the work of each county, whatever fails in another', async () => {
  const work = async (county: string) => {
    if (county === '2') throw new Error('no calendar')
    said.push(county)
    return 1
  }
  expect(await eachCounty(['1', '3'], work)).toEqual({ 1: 1, 3: 1 })
  await expect(eachCounty(['1', '2', '3'], work)).rejects.toThrow('counties failed: 2: Error: no calendar')
  expect(said).toEqual(['1', '3', '1', '3'])
})

it('lets a run fail for facts that were refused, and only then', () => {
  expect(() => refuseFaulty(telemetry, [])).not.toThrow()
  const fault = { message: '没有公开事项“99”', mend: '核对编号' }
  expect(() => refuseFaulty(telemetry, [fault, fault])).toThrow('2 faults')
  expect(said).toEqual(['a fact was refused', 'a fact was refused', 'FactsRefused 2'])
})
