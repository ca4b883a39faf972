import { describe, expect, test } from 'vitest'
import type { ElementPart } from '../../../lib/domain/duty/item.ts'
import { invariant } from '../../../lib/domain/invariant.ts'
import type { PersonalLook } from '../../../lib/domain/judge/content/personal-finding.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import { createContentReader } from '../../../lib/jobs/contents/content-reader.ts'
import { contentRefOf } from '../../../lib/jobs/contents/content-ref.ts'
import { judgementOf } from '../../../lib/jobs/county-judgement.ts'
import { remind } from '../../../lib/jobs/remind.ts'
import { createFakeContents } from '../../fakes/fake-contents.ts'
import { at, CATALOGUE, COUNTY, catalogueWith, event, notice } from '../../fixtures/cast.ts'
import { look, recordFacts, workshop } from '../job-fixture.ts'

const part = (name: string, pattern: string): ElementPart => ({
  name,
  any: [pattern],
  hints: [],
  when: [],
  isOftenAttached: false,
})
const policy = CATALOGUE.items.get('01')
invariant(policy !== undefined, 'the catalogue has row 1')
const { form: _, ...bare } = policy
const elements = [
  { n: 1, text: '文号', parts: [part('文号', '喀住建发')] },
  { n: 2, text: '施行日期', parts: [part('施行日期', '施行')] },
]
const catalogue = catalogueWith({ items: new Map([...CATALOGUE.items, ['01', { ...bare, elements }]]) })

const NOTICE = notice({ text: '喀左县公共租赁住房管理办法' })
const BODY = `喀住建发〔2026〕18号。${'公共租赁住房的申请、审核、分配和退出按照本办法办理。'.repeat(8)}`
const NOTHING: PersonalLook = { findings: [], unread: [] }

interface Given {
  readonly text?: string | undefined
  readonly personal?: PersonalLook
  readonly isDown?: boolean
}

async function county({ text, personal = NOTHING, isDown = false }: Given) {
  const ports = workshop('2026-09-21 09:00')
  await recordFacts(ports, { events: [event()] })
  await look(ports, [NOTICE])
  const store = createFakeContents()
  const kept = { content: { text: text ?? '', attachments: [] }, personal }
  if (text !== undefined) await store.putContent(contentRefOf(NOTICE), kept)
  store.isDown = isDown
  const contents = createContentReader({ store, telemetry: ports.telemetry })
  return { ports: { ...ports, contents }, store }
}

async function judged(given: Given): Promise<Judged | undefined> {
  const { ports } = await county(given)
  const from = { county: COUNTY, now: ports.clock.now(), scope: 'open', contents: ports.contents } as const
  return (await judgementOf(from, ports.store, catalogue)).judged[0]
}

describe('what a notice holds, in the judgement of its county', () => {
  test.each<[string, Given, string]>([
    ['lacks an element is incomplete', { text: BODY }, 'incomplete'],
    ['has them all is published', { text: `${BODY}本办法自2026年10月1日起施行。` }, 'published'],
    ['was never kept is published', {}, 'published'],
    ['cannot be read now is published', { text: BODY, isDown: true }, 'published'],
    ['is too short to tell is published', { text: '喀住建发〔2026〕18号' }, 'published'],
    ['is of no known form is published', { text: '本办法由县住建局解释。'.repeat(20) }, 'published'],
  ])('a notice whose text %s', async (_, given, kind) => {
    expect((await judged(given))?.standing.kind).toBe(kind)
  })

  test('names the element that it lacks', async () => {
    expect((await judged({ text: BODY }))?.standing).toMatchObject({ absent: [{ n: 2, text: '施行日期' }] })
  })

  test('that is personal data gives a warning beside the standing', async () => {
    const findings = [{ kind: 'id-number', where: '附件“名单.xls”第2行至第9行', count: 8 }] as const
    const text = `${BODY}本办法自2026年10月1日起施行。`
    const one = await judged({ text, personal: { findings, unread: [] } })
    expect(one?.standing.kind).toBe('published')
    expect(one?.warnings).toMatchObject([{ kind: 'personal-data', notice: NOTICE.id, findings }])
  })

  test('of a page that was changed is known when all its versions are', async () => {
    const { ports, store } = await county({ text: BODY })
    const evidence = 'f'.repeat(64)
    const old = { ...NOTICE, id: `${NOTICE.id}-1`, supersededAt: at('2026-09-22 08:30') }
    const next = { ...NOTICE, firstSeenAt: at('2026-09-22 08:30'), evidence, earlier: [NOTICE.evidence] }
    ports.clock.moveTo(at('2026-09-22 09:00'))
    await look(ports, [old, next])
    const from = { county: COUNTY, now: ports.clock.now(), scope: 'open', contents: ports.contents } as const
    const kinds = async () =>
      (await judgementOf(from, ports.store, catalogue)).judged.map(({ standing }) => standing.kind)
    expect(await kinds()).toEqual(['published'])
    const content = { text: BODY, attachments: [] }
    const anew = createContentReader({ store, telemetry: ports.telemetry })
    await store.putContent(contentRefOf(next), { content, personal: NOTHING })
    const again = await judgementOf({ ...from, contents: anew }, ports.store, catalogue)
    expect(again.judged.map(({ standing }) => standing.kind)).toEqual(['incomplete'])
  })
})

describe('reminding', () => {
  test('asks for no text in a run with nothing due', async () => {
    const { ports, store } = await county({ text: BODY })
    await remind({ county: COUNTY, scope: 'open' }, ports, catalogue)
    expect(store.reads).toHaveLength(1)
    expect(await remind({ county: COUNTY, scope: 'open' }, ports, catalogue)).toMatchObject({ asleep: true })
    expect(store.reads).toHaveLength(1)
  })

  test('goes on when no text can be had', async () => {
    const { ports } = await county({ text: BODY, isDown: true })
    await recordFacts(ports, {
      events: [event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造办法' } })],
    })
    ports.clock.moveTo(at('2026-09-24 09:00'))
    expect(await remind({ county: COUNTY, scope: 'open' }, ports, catalogue)).toMatchObject({
      obligations: 2,
    })
    expect((await ports.store.messages(COUNTY)).length).toBeGreaterThan(0)
  })
})
