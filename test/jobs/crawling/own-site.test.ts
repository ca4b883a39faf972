import { describe, expect, test } from 'vitest'
import { isOnSite } from '../../../lib/jobs/crawling/own-site.ts'

describe('an address is on the site', () => {
  test.each([
    ['of the same host', 'http://www.kazuo.gov.cn/a.pdf', 'http://www.kazuo.gov.cn', true],
    [
      'of the same host with another port and scheme',
      'https://www.kazuo.gov.cn:8443/a',
      'http://www.kazuo.gov.cn',
      true,
    ],
    ['of another host of the same owner', 'http://files.kazuo.gov.cn/a', 'http://www.kazuo.gov.cn', true],
    ['of another county', 'http://www.jianping.gov.cn/a', 'http://www.kazuo.gov.cn', false],
    ['of another office under a category', 'http://a.com.cn/a', 'http://b.com.cn', false],
    ['of another office under a province', 'http://a.ln.cn/a', 'http://b.ln.cn', false],
    ['of a company', 'https://oss.example.com/a', 'https://www.example.com', true],
    ['that only ends alike', 'http://evilkazuo.gov.cn/a', 'http://kazuo.gov.cn', false],
    ['with another number', 'http://10.1.2.3/a', 'http://10.9.2.3', false],
    ['with the same number', 'http://10.1.2.3/a', 'http://10.1.2.3', true],
    ['with a long number', 'http://[::2]/a', 'http://[::1]', false],
    ['of a file on a disk', 'file:///etc/passwd', 'http://www.kazuo.gov.cn', false],
    ['of nothing', '附件.pdf', 'http://www.kazuo.gov.cn', false],
  ])('%s', (_, url, site, isOn) => expect(isOnSite(url, site)).toBe(isOn))
})
