import { expect, it } from 'vitest'
import { triggerOf } from '../../../lib/adapters/lambda/trigger.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'

const sqs = (messageId: string, body = '{}') => ({ eventSource: 'aws:sqs', messageId, body })
const bus = (detail: unknown) => ({ source: 'duban.record', 'detail-type': 'duty-event', detail })
const upload = (object: unknown, time = '2026-10-26T08:00:00Z') => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  time,
  detail: { bucket: { name: 'b' }, object },
})

it.each([
  [
    'a tick',
    { kind: 'tick', scheduledAt: '2026-11-23T00:30:00Z' },
    { kind: 'tick', tick: '2026-11-23T00:30:00Z', at: chinaInstantOf(2026, 11, 23, 8, 30) },
  ],
  [
    'a batch, in its order',
    { Records: [sqs('2', 'x'), sqs('1')] },
    {
      kind: 'batch',
      messages: [
        { id: '2', body: 'x' },
        { id: '1', body: '{}' },
      ],
    },
  ],
  ['one fact', bus({ id: 'e' }), { kind: 'facts', details: [{ id: 'e' }] }],
  ['a list of facts', bus({ events: [1, 2] }), { kind: 'facts', details: [1, 2] }],
  [
    'an upload',
    upload({ key: 'uploads/事件.xlsx' }),
    { kind: 'upload', key: 'uploads/事件.xlsx', at: chinaInstantOf(2026, 10, 26, 16) },
  ],
])('reads %s', (_, payload, trigger) => expect(triggerOf(payload)).toEqual(trigger))

it.each([
  null,
  'tick',
  {},
  { kind: 'tick' },
  { kind: 'tick', scheduledAt: '<aws.scheduler.scheduled-time>' },
  { kind: 'tick', scheduledAt: '2026-11-23T00:30:00' },
  { Records: [] },
  { Records: [sqs('1'), { eventSource: 'aws:sns', messageId: '2', body: '' }] },
  { ...bus({}), source: 'someone.else' },
  upload({}),
  upload({ key: 'uploads/a.xlsx' }, 'yesterday'),
])('knows nothing of %j, and does not take it as nothing to do', (payload) => {
  expect(() => triggerOf(payload)).toThrow('no known trigger')
})
