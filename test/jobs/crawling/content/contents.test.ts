import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../../lib/domain/time/instant.ts'
import { contentRefOf } from '../../../../lib/jobs/contents/content-ref.ts'
import type { KeptContent } from '../../../../lib/jobs/ports/notice-content-store.ts'
import type { PersonalDataReader } from '../../../../lib/jobs/ports.ts'
import { madeId } from '../../../domain/judge/content/made-numbers.ts'
import { createFakeContents } from '../../../fakes/fake-contents.ts'
import { htmlPage } from '../../../fakes/fake-fetcher.ts'
import { fakePersonalReader } from '../../../fakes/fake-personal-reader.ts'
import { COUNTY, createTown, ORIGIN, post, postUrl, type Town } from '../../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const a = post('a', '2026-03-10')
const fileUrl = (name: string) => new URL(`/zbgg/${name}`, ORIGIN).href
const TEXT = '本项目已具备招标条件，现对该项目进行公开招标。'.repeat(40)
const LAST_WORDS = '招标人：喀左县示例建设单位。'
const listOf = (count: number) =>
  ['姓名\t身份证号码', ...Array.from({ length: count }, (_, at) => `王示例\t${madeId(at)}`)].join('\n')

function townWith(personal: PersonalDataReader = fakePersonalReader) {
  const town = createTown()
  const contents = createFakeContents()
  Object.assign(town.ports, { contents, personal })
  return { town, contents }
}

/** The notice `a` with links to files; a file without a text is not there. */
function publish(town: Town, files: Readonly<Record<string, string>> = {}, more = ''): void {
  town.publish([a])
  const links = Object.keys(files).map((name) => `<a href="${name}">${name}</a>`)
  const html = `<title>${a.title}</title><h1>${a.title}</h1><div id="Zoom"><p>${TEXT}${LAST_WORDS}</p>${more}${links.join('')}</div>`
  town.fetcher.pages.set(postUrl('a'), htmlPage(postUrl('a'), html))
  for (const [name, text] of Object.entries(files)) {
    const answer = htmlPage(fileUrl(name), text, { contentType: 'application/octet-stream' })
    if (text !== '') town.fetcher.pages.set(fileUrl(name), answer)
  }
}

async function keptOf({ town, contents }: ReturnType<typeof townWith>): Promise<KeptContent | undefined> {
  return contents.content(contentRefOf(await town.notice('a')))
}

describe('the text of a notice', () => {
  test('is kept whole, where the facts hold its beginning', async () => {
    const world = townWith()
    publish(world.town)
    await world.town.look(day(16))
    const kept = await keptOf(world)
    expect(kept?.content.text).toContain(LAST_WORDS)
    expect(kept).toMatchObject({ content: { attachments: [] }, personal: { findings: [] } })
    expect(kept?.content.hasPicture).toBeUndefined()
  })

  test('is kept before the notice is written', async () => {
    const { town, contents } = townWith()
    publish(town, { 'a.pdf': '工程量清单' })
    const { putLook } = town.store
    const atWriting: boolean[] = []
    town.store.putLook = async (look) => {
      for (const one of look.notices)
        atWriting.push((await contents.content(contentRefOf(one))) !== undefined)
      return putLook(look)
    }
    await town.look(day(16))
    expect(atWriting).toEqual([true])
  })

  test('is kept with the texts of its files', async () => {
    const world = townWith()
    publish(world.town, { 'a.pdf': '工程量清单', 'b.pdf': 'scan:', 'c.pdf': 'partly:图纸目录' })
    await world.town.look(day(16))
    expect((await keptOf(world))?.content.attachments).toEqual([
      { name: 'a.pdf', content: 'text', text: '工程量清单' },
      { name: 'b.pdf', content: 'scanned' },
      { name: 'c.pdf', content: 'text', text: '图纸目录', isCut: true },
    ])
  })

  test('gains what a file says that could be had only later', async () => {
    const world = townWith()
    publish(world.town, { 'a.pdf': '工程量清单', 'b.pdf': '' })
    await world.town.look(day(16))
    expect((await keptOf(world))?.content.attachments).toMatchObject([
      { text: '工程量清单' },
      { content: 'unread' },
    ])
    publish(world.town, { 'a.pdf': '工程量清单', 'b.pdf': '评标办法' })
    await world.town.look(day(16, 14))
    const kept = await keptOf(world)
    expect(kept?.content.text).toContain(LAST_WORDS)
    expect(kept?.content.attachments).toMatchObject([{ text: '工程量清单' }, { text: '评标办法' }])
  })

  test('says that a picture stands in it', async () => {
    const world = townWith()
    publish(world.town, {}, '<img src="table1.jpg">')
    await world.town.look(day(16))
    expect((await keptOf(world))?.content.hasPicture).toBe(true)
  })

  test('of a changed page is kept anew, and that of the version before stays', async () => {
    const world = townWith()
    const { town, contents } = world
    const other = post('other', '2026-03-01')
    town.publish([a, other])
    await town.look(day(16))
    town.publish([{ ...a, title: '喀左县另一个项目招标公告', on: '2026-03-17' }, other])
    await town.look(day(18))
    const versions = (await town.store.notices(COUNTY)).filter(({ url }) => url === postUrl('a'))
    const texts = await Promise.all(
      versions.map(async (one) => (await contents.content(contentRefOf(one)))?.content.text ?? ''),
    )
    expect(versions.map(({ title }, at) => texts[at]?.includes(title))).toEqual([true, true])
    expect(new Set(texts).size).toBe(2)
  })
})

describe('a store of contents that fails', () => {
  test('costs no notice, and only less is known of it', async () => {
    const world = townWith()
    world.contents.isDown = true
    publish(world.town, { 'a.pdf': '工程量清单' })
    expect(await world.town.look(day(16))).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
    expect(world.town.told).toContainEqual({ name: 'ContentsUnkept', value: 1, channel: 'kazuo-site' })
    expect(JSON.stringify(world.town.told)).not.toContain('现对该项目')
    world.contents.isDown = false
    expect(await keptOf(world)).toBeUndefined()
    await world.town.look(day(17))
    expect((await world.town.notice('a')).text).toContain('现对该项目')
  })

  test('is not asked for every notice', async () => {
    const { town, contents } = townWith()
    let asked = 0
    contents.putContent = async () => {
      asked += 1
      throw new Error('down')
    }
    const posts = Array.from({ length: 30 }, (_, n) => post(`n${n}`, '2026-03-10'))
    town.publish(posts, 30)
    expect(await town.look(day(16))).toMatchObject({ newNotices: 30 })
    expect(asked).toBeLessThan(15)
    expect(town.told.filter((one) => 'name' in one && one.name === 'ContentsUnkept')).toHaveLength(30)
  })

  test('never has a file alone kept for the whole notice', async () => {
    const world = townWith()
    world.contents.isDown = true
    publish(world.town, { 'a.pdf': '' })
    await world.town.look(day(16))
    world.contents.isDown = false
    publish(world.town, { 'a.pdf': '工程量清单' })
    await world.town.look(day(16, 14))
    expect((await world.town.notice('a')).attachments).toMatchObject([{ content: 'text' }])
    expect(await keptOf(world)).toBeUndefined()
  })
})

describe('personal data', () => {
  test('is kept as places and counts, never as digits', async () => {
    const world = townWith()
    publish(world.town, { '张三丰.xls': listOf(4), '名单.xls': listOf(3) })
    await world.town.look(day(16))
    const { personal } = (await keptOf(world)) ?? {}
    expect(personal?.findings).toEqual([
      { kind: 'id-number', where: '附件（名称略）第2行至第5行', count: 4 },
      { kind: 'id-number', where: '附件“名单.xls”第2行至第4行', count: 3 },
    ])
    expect(JSON.stringify([personal, world.town.told])).not.toMatch(/\d{6}/)
  })

  test('is looked for in the page too', async () => {
    const world = townWith()
    const rows = listOf(3).replaceAll('\n', '</p><p>')
    publish(world.town, {}, `<p>${rows}</p>`)
    await world.town.look(day(16))
    expect((await keptOf(world))?.personal.findings).toMatchObject([
      { kind: 'id-number', where: expect.stringMatching(/^正文第/), count: 3 },
    ])
  })

  test('goes on to be known when another file is read later', async () => {
    const world = townWith()
    publish(world.town, { '名单.xls': listOf(3), 'b.pdf': '' })
    await world.town.look(day(16))
    publish(world.town, { '名单.xls': listOf(3), 'b.pdf': '评标办法' })
    await world.town.look(day(16, 14))
    expect((await keptOf(world))?.personal.findings).toHaveLength(1)
  })

  test('is nothing that a failing reader may end a look for', async () => {
    const world = townWith({ lookForPersonalData: () => Promise.reject(new Error('did not start')) })
    publish(world.town, { '名单.xls': listOf(3) })
    expect(await world.town.look(day(16))).toMatchObject({ newNotices: 1 })
    expect(await keptOf(world)).toMatchObject({ personal: { findings: [] } })
    expect(world.town.told).toContainEqual({ name: 'PersonalDataUnlooked', value: 1 })
  })
})
