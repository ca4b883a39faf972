import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { DetailReader } from '../../../lib/domain/watch/channel.ts'
import { asked, findings, probe, site, useProbeSites } from './probe-run.ts'

const dir = mkdtempSync(join(tmpdir(), 'duban-probe-'))
useProbeSites()
afterAll(() => rmSync(dir, { recursive: true }))

describe('duban channel probe, at a notice', () => {
  it.each<[string, DetailReader, string]>([
    ['title', { format: 'html', title: 'h1.old' }, '卡片的标题选择器 h1.old 找不到内容'],
    ['date', { format: 'html', date: 'h1' }, '卡片的日期选择器 h1 找不到内容'],
    ['text', { format: 'html', text: 'div#Zoom' }, '卡片的正文选择器 div#Zoom 找不到内容'],
    ['text that is no selector', { format: 'html', text: 'div[' }, '卡片的正文选择器 div[ 写法不对'],
    ['other stages', { format: 'html', stages: 'li:over(' }, '卡片的其他环节选择器 li:over( 写法不对'],
    [
      'place in an answer',
      {
        format: 'json',
        request: { pattern: '(\\d)\\.html', url: 'http://fits.sample.localhost/api/{1}', method: 'GET' },
        title: 'data.name',
        text: 'data.body',
      },
      '卡片的标题选择器 data.name 找不到内容',
    ],
  ])(
    'says which selector of a notice finds nothing, and goes on to the next list: %s',
    async (_, detail, words) => {
      const { code, lines } = await findings([
        site('fits', [detail.format === 'json' ? 'app' : 'rebuilt'], { detail }),
        site('slow'),
      ])
      expect(code).toBe(1)
      expect(lines[0]).toMatchObject({ verdict: 'reshaped', rows: 2 })
      expect(lines[0].reason).toBe(`列表读得出，公告正文页：${words}`)
      expect(lines[1]).toMatchObject({ verdict: 'fits' })
    },
  )

  it('proposes selectors for the parts of a notice, proved on its page', async () => {
    const detail = { format: 'html', title: 'h1.old', date: 'em.old', text: 'div#Zoom' } as const
    const out = join(dir, 'parts.md')
    const { words } = await probe([site('fits', ['rebuilt'], { detail })], { out })
    const yaml = [
      'detail:',
      '  title: "h1.headline"',
      '  date: "div.info > span"',
      '  text: "article.article-content"',
    ]
    expect(words).toContain(yaml.map((line) => `    ${line}`).join('\n'))
    expect(readFileSync(out, 'utf8')).toContain(`\`\`\`yaml\n${yaml.join('\n')}\n\`\`\``)
  })

  it('takes a notice that is a file as the crawl does', async () => {
    const { lines } = await findings([site('fits', ['file'])])
    expect(lines[0]).toMatchObject({ verdict: 'fits', notice: { attachments: 1 }, notes: [] })
  })

  it('takes links of an answer in JSON as those of its notice, as the crawl does', async () => {
    const request = {
      pattern: '(\\d)\\.html',
      url: 'http://fits.sample.localhost/api/{1}',
      method: 'GET',
    } as const
    const detail = { format: 'json', request, text: 'data.body' } as const
    const { lines } = await findings([site('fits', ['app'], { detail })])
    expect(asked).toContain('http://fits.sample.localhost/api/0')
    expect(lines[0]).toMatchObject({ verdict: 'fits', notice: { attachments: 1 } })
  })
})
