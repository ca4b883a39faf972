import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import { galleryPage } from '../../../lib/cli/message/gallery-page.ts'
import { picturesOf } from '../../../lib/cli/message/message-gallery.ts'
import { SAMPLE_STANDINGS } from '../../../lib/cli/message/sample-standing.ts'
import { countyOf } from '../../../lib/domain/catalogue.ts'

const catalogue = mustLoadCatalogue()
const pictures = picturesOf(catalogue, countyOf(catalogue, '211324'))

test('the gallery has a message of every standing, every way of counting, and the mixes', () => {
  const ids = pictures.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const standing of SAMPLE_STANDINGS) expect(ids.some((id) => id.endsWith(standing))).toBe(true)
  expect(ids.filter((id) => id.startsWith('mix-'))).toHaveLength(12)
  expect(ids.filter((id) => id.startsWith('ops-'))).toHaveLength(4)
  expect(pictures.length).toBeGreaterThan(40)
})

test.each(pictures.map(({ id, message }) => [id, message] as const))(
  '%s is fit to be sent',
  (id, { subject, text, html, sms }) => {
    expect([...subject].length).toBeLessThanOrEqual(20)
    expect(html.length).toBeLessThan(200_000)
    expect(`${subject}${text}${sms ?? ''}`).not.toMatch(/undefined|NaN|\[object|null/)
    if (!id.startsWith('ops-')) expect(text).toContain('联系人变动请回复本邮件告知。')
  },
)

test('stands on one page that asks for nothing from outside', () => {
  const page = load(galleryPage(pictures))
  expect(page('iframe')).toHaveLength(pictures.length * 2)
  expect(page('img, link, script[src]')).toHaveLength(0)
  expect(page('iframe').first().attr('sandbox')).toBe('allow-same-origin')
  expect(load(page('iframe').first().attr('srcdoc') ?? '')('h1').text()).toBe('公共资源配置信息公开提醒')
})
