import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { ChannelProbeOptions } from '../../../lib/cli/watch/channel-probe.ts'
import type { Channel, ChannelList } from '../../../lib/domain/watch/channel.ts'
import { LONG_NUMBER } from './probe-pages.ts'
import { asked, DELAY_MS, findings, pauses, probe, site, useProbeSites } from './probe-run.ts'

const BOARD: Channel = {
  kind: 'board',
  id: 'village-board',
  name: '村公告公示栏',
  aliases: [],
  caveats: [],
  ask: '请村委会拍照',
}

const dir = mkdtempSync(join(tmpdir(), 'duban-probe-'))
useProbeSites()
afterAll(() => rmSync(dir, { recursive: true }))

describe('duban channel probe', () => {
  it('says what it found beside what the card expects, where the card fits', async () => {
    const { code, lines } = await findings([site('fits')])
    expect(code).toBe(0)
    expect(lines).toEqual([
      expect.objectContaining({
        channel: 'fits',
        list: 'list',
        verdict: 'fits',
        httpStatus: 200,
        charset: 'utf-8',
        rows: 2,
        datedRows: 2,
        newestOn: '2026-07-13',
        silentDays: 1,
        next: 'none',
        expect: { silentDaysMax: 180, mayBeEmpty: false, region: null },
        notes: [],
      }),
    ])
    expect(lines[0].notice).toMatchObject({
      url: 'http://fits.sample.localhost/n/0.html',
      verdict: 'fits',
      isSameTitle: true,
      listedOn: '2026-07-13',
      displayedOn: '2026-07-13',
      attachments: 1,
    })
  })

  it.each([
    ['a page of another shape', 'reshaped', ['list'], 'reshaped', 200, ''],
    ['a firewall', 'walled', ['list'], 'blocked', 412, '412'],
    ['a site that is not there', 'gone', ['list'], 'unread', 0, ''],
    ['a site that never answers', 'silent', ['list'], 'unread', 0, ''],
    ['a site whose robots.txt forbids it', 'closed', ['list'], 'unread', 0, 'robots.txt'],
    ['a page that is not there', 'fits', ['nowhere'], 'unread', 404, '404'],
    ['a site out of order', 'fits', ['upkeep'], 'unread', 200, '维护'],
    ['a notice without a word', 'fits', ['empty-notice'], 'reshaped', 200, '正文'],
    ['the page of another notice', 'fits', ['other'], 'reshaped', 200, '不是列表上的这条公告'],
  ])('tells %s from the others', async (_, id, paths, verdict, httpStatus, reason) => {
    const { code, lines } = await findings([site(id, paths)])
    expect(code).toBe(1)
    expect(lines[0]).toMatchObject({ verdict, httpStatus })
    expect(lines[0].reason).toContain(reason)
  })

  it('asks a site whose robots.txt forbids it for nothing', async () => {
    await findings([site('closed')])
    expect(asked).toEqual([])
  })

  it('proposes selectors for a page that has changed its shape', async () => {
    const { words } = await probe([site('reshaped')])
    expect(words).toContain('卡片已不适用')
    expect(words).toContain('row: "div.card"')
    expect(words).toContain('date: { selector: "em.time" }')
  })

  it.each<[string, Partial<ChannelList>, object]>([
    [
      'has no rules yet',
      { reader: { family: 'generic' } },
      {
        verdict: 'reshaped',
        reason: '栏目还没有读取规则，只能看到有的公告，不能证明没有',
        proposal: expect.objectContaining({ row: 'ul.news > li' }),
      },
    ],
    [
      'does not show whose it is',
      { proves: false },
      { verdict: 'fits', notes: ['列表里看不出是哪个地区的，只能看到有的公告，不能证明没有'] },
    ],
  ])('says of a list that %s what it cannot prove', async (_, card, found) => {
    const channel = site('fits')
    const lists = channel.lists.map((list) => ({ ...list, ...card }))
    const { lines } = await findings([{ ...channel, lists }])
    expect(lines[0]).toMatchObject(found)
  })

  it('leaves a site alone that asks to be asked later', async () => {
    const { lines } = await findings([site('busy', ['a', 'b'])])
    expect(asked).toEqual(['http://busy.sample.localhost/a/'])
    expect(lines[1].reason).toContain('HTTP 503')
  })

  it('notices a list that has been silent for longer than its card expects', async () => {
    const { words } = await probe([site('fits', ['stale'])])
    expect(words).toContain('超过卡片的 180 天')
  })

  it('pauses between two requests to a host as its card asks, robots.txt included', async () => {
    await findings([site('fits', ['list', 'stale'])])
    expect(asked).toHaveLength(4)
    expect(pauses).toEqual([DELAY_MS, DELAY_MS, DELAY_MS, DELAY_MS])
  })

  it('pauses for longer where robots.txt asks for it', async () => {
    await findings([site('slow', ['list', 'list'])])
    expect(pauses).toEqual([8000, 8000, 8000, 8000])
  })

  it('leaves a site alone that blocks, and one that does not answer twice', async () => {
    const { lines } = await findings([site('walled', ['a', 'b']), site('gone', ['a', 'b', 'c'])])
    expect(asked).toEqual(['http://walled.sample.localhost/a/'])
    expect(lines.map(({ isUnasked = false }) => isUnasked)).toEqual([false, true, false, false, true])
  })

  it('lists the channels that people read, with whom to ask', async () => {
    const { code, words } = await probe([BOARD])
    expect(code).toBe(0)
    expect(words).toContain('village-board 村公告公示栏：请村委会拍照')
  })

  it('writes a report for a ticket, without long numbers', async () => {
    const out = join(dir, 'report.md')
    await probe([site('fits'), site('reshaped'), site('walled'), BOARD], { out })
    const report = readFileSync(out, 'utf8')
    expect(report).toContain('时间：2026-07-14 09:00（北京时间）')
    expect(report).toContain('3 个栏目，卡片适用 1 个，卡片已不适用 1 个，读不到 0 个，被拦截 1 个')
    expect(report).toContain('```yaml\nreader:\n  family: html-list\n  row: "div.card"')
    expect(report).toContain('请村委会拍照')
    expect(report).not.toContain(LONG_NUMBER)
  })

  it.each<[string, ChannelProbeOptions]>([
    ['that are named', { ids: ['fits'] }],
    ['that are not of another district', { county: '211324' }],
  ])('looks only at the channels %s', async (_, options) => {
    const { words } = await probe([site('fits'), site('walled', ['list'], { region: '211381' })], {
      ...options,
      json: true,
    })
    expect(words.split('\n').map((line) => JSON.parse(line).channel)).toEqual(['fits'])
  })

  it.each<[string, ChannelProbeOptions, string]>([
    ['an unknown channel', { ids: ['fits', 'nowhere'] }, 'nowhere'],
    ['an unknown county', { county: '999999' }, '999999'],
  ])('is used wrongly with %s', async (_, options, word) => {
    const { code, errors } = await probe([site('fits')], options)
    expect(code).toBe(2)
    expect(errors[0]).toContain(word)
    expect(asked).toEqual([])
  })

  it.each([
    ['without a name to give to the sites', '', '要先设置 DUBAN_USER_AGENT'],
    ['under a name that no header can hold', '督办（喀左县政务公开办）', '只能用英文字母、数字和常用符号'],
  ])('does not look %s', async (_, name, words) => {
    vi.stubEnv('DUBAN_USER_AGENT', name)
    const { code, errors } = await probe([site('fits')])
    expect(code).toBe(2)
    expect(errors[0]).toContain(words)
    expect(asked).toEqual([])
  })

  it('tries before the first request whether the report can be written', async () => {
    const { code, errors } = await probe([site('fits')], { out: join(dir, 'nowhere', 'report.md') })
    expect(code).toBe(2)
    expect(errors).toEqual([`没有文件夹 ${join(dir, 'nowhere')}：先建好，或换一个 --out`])
    expect(asked).toEqual([])
  })

  it('leaves no empty report where it is used wrongly', async () => {
    const out = join(dir, 'none.md')
    await probe([site('fits')], { ids: ['nowhere'], out })
    expect(existsSync(out)).toBe(false)
  })
})
