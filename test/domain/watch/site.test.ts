import { describe, expect, it } from 'vitest'
import { siteOfHost } from '../../../lib/domain/watch/site.ts'

describe('the site of a host', () => {
  it.each([
    ['of a county', 'www.kazuo.gov.cn', 'kazuo.gov.cn'],
    ['of a county without a name before it', 'kazuo.gov.cn', 'kazuo.gov.cn'],
    ['of a city, with its bureaus', 'cms.chaoyang.gov.cn', 'chaoyang.gov.cn'],
    ['of a province, with its departments', 'zrzy.ln.gov.cn', 'ln.gov.cn'],
    ['of a province itself', 'ln.gov.cn', 'ln.gov.cn'],
    ['of a ministry, several names deep', 'a.ky.mnr.gov.cn', 'mnr.gov.cn'],
    ['of a company directly below cn', 'www.lnzb.cn', 'lnzb.cn'],
    ['of a company below com.cn', 'oss.county.com.cn', 'county.com.cn'],
    ['of an office below the letters of its province', 'www.county.ln.cn', 'county.ln.cn'],
    ['of a company elsewhere', 'a.example.com', 'example.com'],
    ['of a company elsewhere without a name before it', 'example.com', 'example.com'],
    ['written with the dot of the root', 'www.kazuo.gov.cn.', 'kazuo.gov.cn'],
    ['written in capitals', 'WWW.Kazuo.GOV.CN', 'kazuo.gov.cn'],
    ['in numbers', '218.60.2.98', '218.60.2.98'],
    ['in long numbers', '[2001:db8::1]', '[2001:db8::1]'],
    ['of this machine', 'localhost', 'localhost'],
    ['of a sample on this machine', 'kazuo.sample.localhost', 'sample.localhost'],
    ['of a category, which is nobody', 'gov.cn', 'gov.cn'],
  ])('%s', (_, hostname, site) => expect(siteOfHost(hostname)).toBe(site))

  it('tells apart what only ends alike', () => {
    expect(siteOfHost('evilkazuo.gov.cn')).not.toBe(siteOfHost('kazuo.gov.cn'))
    expect(siteOfHost('218.60.2.98')).not.toBe(siteOfHost('219.60.2.98'))
  })
})
