import { describe, expect, it } from 'vitest'
import type { Classification } from '../../../../lib/domain/judge/kind/classification.ts'
import { candidateOf, isOfCounty, seenAs } from '../../../../lib/domain/judge/unclaimed/candidates.ts'
import type { Channel, WebChannel } from '../../../../lib/domain/watch/channel.ts'
import { CATALOGUE, COUNTY, mustBe, notice } from '../../../fixtures/cast.ts'
import { AWARD, award, NAME } from './unclaimed-cast.ts'

const OURS: Classification = {
  verdict: 'row',
  rows: ['13'],
  items: ['13'],
  confidence: 0.9,
  evidence: ['标题写明'],
}
const rulesWith = (said: Partial<Classification> = {}, channels = CATALOGUE.channels) => ({
  items: CATALOGUE.items,
  channels,
  county: { code: COUNTY, names: ['喀左', '喀喇沁左翼'] },
  classify: () => ({ ...OURS, ...said }),
})

describe('a notice of a kind', () => {
  it.each<[boolean, string, Partial<Classification>]>([
    [true, 'that is clear', {}],
    [true, 'of which title and place only hint at the sector', { confidence: 0.7 }],
    [false, 'of which only the text says so', { confidence: 0.6 }],
    [false, 'of which one cannot tell', { verdict: 'cannot-tell' }],
    [false, 'that answers none', { verdict: 'none', items: [] }],
    [false, 'that answers one of two items', { items: ['13', '22'] }],
    [false, 'whose item is not in the catalogue', { items: ['no-such'] }],
  ])('is taken for one of its item (%s) %s', (isSeen, _, said) => {
    expect(seenAs(award(), rulesWith(said)) !== undefined).toBe(isSeen)
  })

  it('is known by its project, with the reason why', () => {
    const seen = seenAs(award(), rulesWith())
    expect(seen).toMatchObject({ item: { id: '13' }, name: NAME, because: ['标题写明'] })
    expect(seen?.face.codes).toHaveLength(1)
  })
})

const site = mustBe([...CATALOGUE.channels.values()].find((one): one is WebChannel => one.kind === 'web'))
const [list] = site.lists
function siteWith(format: string, region?: string): Channel {
  const lists = [
    {
      ...mustBe(list),
      id: 'other',
      detail: { ...mustBe(list).detail, format: format === 'none' ? 'html' : 'none' },
    },
    { ...mustBe(list), id: 'own', detail: { ...mustBe(list).detail, format } },
  ]
  return { ...site, id: 'site', lists, expect: { ...site.expect, region } } as unknown as Channel
}
const sites = (one: Channel) => new Map([['site', one]])

describe('a notice without a text', () => {
  it.each<[boolean, string, Channel]>([
    [true, 'on a list whose notices have no page', siteWith('none')],
    [false, 'on a list whose notices have one, which was not read', siteWith('html')],
  ])('is whole (%s) %s', (isWhole, _, channel) => {
    const one = award({ channel: 'site', list: 'own', text: '' })
    expect(candidateOf(one, rulesWith({}, sites(channel))) !== undefined).toBe(isWhole)
  })

  it('is whole on a channel that is not crawled', () => {
    expect(candidateOf(award({ channel: 'no-such', text: '' }), rulesWith())).toBeDefined()
  })
})

describe('a title whose characters are lost', () => {
  it('is no candidate', () => {
    expect(candidateOf(award({ title: `${AWARD}\ufffd` }), rulesWith())).toBeUndefined()
  })
})

describe('a notice of this county', () => {
  const others = siteWith('html', '211300')
  it.each<[boolean, string, string, string, Channel]>([
    [true, 'its title names it', '喀左县示例楼', '', others],
    [true, 'its title names it in full, whatever else', '建平县和喀喇沁左翼蒙古族自治县示例楼', '', others],
    [false, 'its title names another county', '建平县示例楼', '喀左县', siteWith('html', COUNTY)],
    [false, 'its title names another city', '凌源市示例楼', '喀左县', siteWith('html', COUNTY)],
    [true, 'its title names the city of both, and the text this one', '朝阳市示例楼', '喀左县', others],
    [true, 'its title says 我县, on a channel of this one', '我县示例楼', '', siteWith('html', COUNTY)],
    [true, 'its title names none, on a channel of this one', '示例楼', '', siteWith('html', COUNTY)],
    [false, 'its title names none, on a channel of another', '示例楼', '', others],
    [false, 'its title names none, on a channel of all', '示例楼', '', siteWith('html')],
    [true, 'its title names none, and its text this one', '示例楼', '采购人：喀左县示例局', others],
    [
      false,
      'its title names none, on no site',
      '示例楼',
      '',
      { ...others, kind: 'board' } as unknown as Channel,
    ],
  ])('is one (%s) where %s', (isOurs, _, title, text, channel) => {
    const one = notice({ channel: 'site', list: 'own', title, text })
    expect(isOfCounty(one, { county: rulesWith().county, channels: sites(channel) })).toBe(isOurs)
  })

  it('is none on a channel that is not known, where nothing names it', () => {
    const one = notice({ channel: 'no-such', title: '示例楼', text: '' })
    expect(isOfCounty(one, rulesWith())).toBe(false)
  })
})
