import { describe, expect, test } from 'vitest'
import { ledElsewhere } from '../../../lib/jobs/crawling/led-elsewhere.ts'

const SITE = 'https://www.kazuo.gov.example'
const asked = `${SITE}/kzxzf/zwgk/tzgg/glist.html`
const TEXT = '<html><title>通知公告</title><body><ul><li>一</li></ul></body></html>'
const led = (url: string, askedUrl = asked, text = TEXT) => ledElsewhere({ askedUrl, url, text })

describe('an answer from another address', () => {
  test.each([
    [asked, 'where it was asked for', undefined],
    [`${SITE}/kzxzf/zwgk/tzgg/`, 'the folder of the list itself', undefined],
    [`${SITE}/kzxzf/zwgk/tzgg/index.html`, 'its index', undefined],
    [`${SITE}/kzxzf/zwgk/xxgk/glist.html`, 'another list', undefined],
    [`${SITE}/?column=5`, 'a column by its number', undefined],
    [`${SITE}/`, 'the home page', 'misled'],
    [`${SITE}/index.shtml`, 'the home page by name', 'misled'],
    ['https://other.example/', 'the home page of another host', 'misled'],
    [`${SITE}/kzxzf/`, 'the home page of a part of the site', 'misled'],
    [`${SITE}/kzxzf/zwgk/index.html`, 'the column above', 'misled'],
    [`${SITE}/login.jsp`, 'a login', 'blocked'],
    ['https://sso.example/cas/login?service=1', 'the login of another host', 'blocked'],
    ['https://kazuo.gov.example/kzxzf/zwgk/tzgg/glist.html', 'the site without www', undefined],
    ['http://www.kazuo.gov.example:8080/kzxzf/zwgk/tzgg/glist.html', 'another port and scheme', undefined],
    ['https://cms.kazuo.gov.example/kzxzf/zwgk/tzgg/glist.html', 'another host of the site', undefined],
    ['https://parked.example/kzxzf/zwgk/tzgg/glist.html', 'whoever has the domain now', 'misled'],
    ['https://www.kazuo.gov.example.parked.example/x.html', 'a host that only begins alike', 'misled'],
    ['https://198.51.100.7/kzxzf/zwgk/tzgg/glist.html', 'an address in numbers', 'misled'],
  ])('%s is %s: %s', (url, _, kind) => {
    expect(led(url)?.kind).toBe(kind)
  })

  test('that asked for a home page itself was not led there', () => {
    expect(led(`${SITE}/index.html`, `${SITE}/`)).toBeUndefined()
    expect(led(`${SITE}/`, `${SITE}/index.html`)).toBeUndefined()
    expect(led('', 'no address')).toBeUndefined()
  })

  test('that asked for a login page was not led to one', () => {
    expect(led(`${SITE}/login/list.html`, `${SITE}/login/list.html`)).toBeUndefined()
  })
})

describe('a page that sends a browser on', () => {
  const rows = '<li><a href="1.html">关于示例事项的通知</a></li>'.repeat(3)
  test.each([
    ['by meta', '<meta http-equiv="refresh" content="0; url=/a.html">', 'misled'],
    ['by meta without quotes', '<META HTTP-EQUIV=Refresh CONTENT="1;URL=/a.html">正在跳转', 'misled'],
    ['by script', "<script>window.location = '/a.html'</script>", 'misled'],
    ['by href', "<script>location.href='/a.html'</script><p>请稍候</p>", 'misled'],
    ['by replace', "<script>top.location.replace('/a.html')</script>", 'misled'],
    ['with a link', "<script>location='/a'</script><a href='/a'>点击进入</a>", 'misled'],
    ['only to load it anew now and then', '<meta http-equiv="refresh" content="600">', undefined],
    ['from a list, when it is small', `<script>if(m)location.href='/m'</script><ul>${rows}</ul>`, undefined],
    ['from a notice', `<script>if(m)location.href='/m'</script><p>${'正文。'.repeat(30)}</p>`, undefined],
    [
      'to be tested',
      '<script>document.cookie="__jsl_clearance=1";location.href=location.pathname</script>',
      undefined,
    ],
    ['nowhere', '<p>location = 喀左</p>', undefined],
  ])('%s: %s', (_, text, kind) => {
    expect(led(asked, asked, text)?.kind).toBe(kind)
  })

  test('is looked for in bounded time', () => {
    for (const part of ['<meta http-equiv="refresh" ', '<script', '<meta '])
      for (const times of [140, 40_000]) expect(led(asked, asked, part.repeat(times))).toBeUndefined()
  })
})
