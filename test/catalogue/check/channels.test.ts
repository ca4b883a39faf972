import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../lib/catalogue/check/channels.ts'

describe('siteOf', () => {
  it.each([
    ['a host of its own', 'http://www.county.example/a', 'county.example'],
    ['a bureau below the province', 'https://zrzy.ln.gov.cn/', 'ln.gov.cn'],
    ['a site directly below gov.cn', 'http://www.ccgp-liaoning.gov.cn:8080/', 'ccgp-liaoning.gov.cn'],
    ['a site directly below cn', 'http://news.landchina.cn/', 'landchina.cn'],
  ])('takes %s', (_, url, site) => expect(siteOf(url)).toBe(site))

  it.each(['http://218.60.146.14:8082/', 'http://[2001:db8::1]/'])('has no name for %s', (url) => {
    expect(siteOf(url)).toBeUndefined()
  })
})
