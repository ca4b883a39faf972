import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../lib/readers/detail-page.ts'
import { detailRequest } from '../../lib/readers/detail-request.ts'
import { WEB_LISTS, webList } from './card-proof.ts'
import { DETAIL_PROOFS } from './detail-proofs.ts'

/** Detail readers of one site that differ in nothing need one page. */
const readerOf = (name: string) => {
  const { channel, list } = webList(name)
  return `${channel.id} ${JSON.stringify(list.detail)}`
}

describe("the notices' own pages", () => {
  it('are proven for every detail reader of every card', () => {
    const proven = new Set(DETAIL_PROOFS.map(({ list }) => readerOf(list)))
    // Departments of the province, on the same system as the one that is proven.
    const shared = ['gzw-ln', 'jtt-ln', 'lyt-ln']
    const unproven = WEB_LISTS.filter(
      ({ name, channel, list }) =>
        list.detail.format !== 'none' && !shared.includes(channel.id) && !proven.has(readerOf(name)),
    )
    expect(unproven.map(({ name }) => name)).toEqual([])
  })

  it.each(DETAIL_PROOFS)('$list: $url is read', ({ list, url, page, asks, expected }) => {
    const { detail } = webList(list).list
    const ask = detailRequest(detail, url)
    expect(ask && `${ask.method} ${ask.url} ${ask.body ?? ''}`.trim()).toBe(asks)
    expect(readDetailPage({ text: page, url, detail })).toMatchObject(expected)
  })

  it('that name a file or lead to stages are proven to do so', () => {
    const lacking = DETAIL_PROOFS.filter(({ list, page, expected }) => {
      const { file, stages } = webList(list).list.detail
      return (file && !expected.attachments) || (stages && page.includes('onclick') && !expected.stages)
    })
    expect(lacking.map(({ list }) => list)).toEqual([])
  })

  it.each(DETAIL_PROOFS.filter(({ list }) => webList(list).list.detail.format === 'json'))(
    '$list: an answer of another shape gives neither text nor file',
    ({ list, url, page }) => {
      const { detail } = webList(list).list
      const reshaped = page.replace(/"(pubInfomation|gyggNr|attName)"/, '"new_$1"')
      expect(readDetailPage({ text: reshaped, url, detail })).toMatchObject({ text: '', attachments: [] })
    },
  )
})
