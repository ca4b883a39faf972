import type { ListReader } from '../../../lib/domain/watch/channel.ts'

/** Two cards of the same list: by selectors, and by the CMS of the county's own site. */
export const READERS = {
  'html-list': {
    family: 'html-list',
    row: 'ul.list > li',
    link: 'a',
    title: { selector: 'a' },
    date: { selector: 'span' },
    pager: { kind: 'none' },
  },
  glist: {
    family: 'glist',
    siteCode: 'KZXZF',
    pager: 'http://cms.chaoyang.sample.localhost/html/page.xhtml',
  },
} satisfies Record<string, ListReader>

export const JSON_READER: ListReader = {
  family: 'json-list',
  method: 'GET',
  size: 20,
  list: 'data.list',
  title: 'title',
  date: 'date',
  url: 'http://kazuo.sample.localhost/notice/{id}.html',
  zone: 'china',
  total: 'data.total',
  region: 'region',
}

const row = (n: number, on: string) =>
  `<li><a href="/html/KZXZF/202609/0${n}.html">喀左县人民政府关于示例事项${n}的通知</a><span>${on}</span></li>`

/** The list as it is, with nothing of the duty on it. */
export const GOOD_LIST = page(
  '政策文件_喀左县人民政府',
  `<ul class="list">${row(1, '2026-09-18')}${row(2, '2026-09-16')}${row(3, '2026-05-06')}</ul>`,
)

export const GOOD_JSON = json([1, 2], '211324')

export function json(ids: readonly number[], region: string, total = ids.length): string {
  const list = ids.map((id) => ({ id, title: `示例事项${id}的通知`, date: '2026-09-18', region }))
  return JSON.stringify({ code: 200, data: { total, list } })
}

export function page(title: string, body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`
}

const menu = ['首页', '政务公开', '办事服务', '互动交流', '走进喀左']
  .map((name, i) => `<a href="/kzxzf/c${i}/">${name}</a>`)
  .join('')

export const PAGES = {
  waf: page(
    '403 Forbidden',
    '<h1>您的访问被拒绝</h1><p>您的请求带有不合法参数，已被网站管理员设置拦截！可能原因：您提交的内容包含危险的攻击请求。</p>',
  ),
  captcha: page(
    '安全验证',
    '<p>为了保障您的访问安全，请完成以下验证：请输入验证码</p><input name="captcha">',
  ),
  slider: page('访问验证', '<div id="slider-captcha">请按住滑块，拖动到最右边</div>'),
  jiasule:
    '<script>document.cookie=("__jsl_clearance_s=1790000000.123|-1|abc;Max-age=3600;path=/");location.href=location.pathname+location.search</script>',
  yunsuo:
    '<html><head><script>function stringToHex(s){return s}function YunSuoAutoJump(){document.cookie="security_session_mid_verify=1;path=/";self.location=self.location.href}</script><script>YunSuoAutoJump()</script></head></html>',
  ruishu:
    '<!DOCTYPE html><html><head><meta content="abc" id="9Dh"><script>$_ts=window["$_ts"];if(!$_ts)$_ts={};$_ts.nsd=1;$_ts.cd="q3";</script></head><body><form id="_form" action="" method="post"></form></body></html>',
  javascriptWanted: page(
    '',
    '<noscript>Please enable JavaScript and cookies to continue</noscript><script>x()</script>',
  ),
  maintenance: page(
    '系统维护',
    '<h2>网站正在升级维护中</h2><p>给您带来不便，敬请谅解。预计10月13日8时恢复。</p>',
  ),
  fault: page('出错了', '<p>服务器内部错误，请稍后再试</p>'),
  closed: page('提示', '<p>该站点已关闭，请联系管理员。</p>'),
  softGone: page('提示信息', '<p>您访问的页面不存在或已被删除</p>'),
  login: page(
    '统一身份认证',
    '<form action="/login"><input name="user"><input type="password" name="pw"></form>',
  ),
  loginWords: page('提示', '<p>您尚未登录，请先登录后访问</p>'),
  metaRefresh: '<html><head><meta http-equiv="refresh" content="0;url=/kzxzf/"></head><body></body></html>',
  scriptLocation: '<html><body><script>window.location.href="/kzxzf/index.html";</script></body></html>',
  frame: page(
    '政策文件',
    `<div class="nav">${menu}</div><div id="app"></div><script src="/app.js"></script>`,
  ),
  noRows: page('政策文件_喀左县人民政府', `${menu}<ul class="list"></ul><p>共15页</p>`),
  emptyList: page('政策文件_喀左县人民政府', `${menu}<ul class="list"></ul><p>暂无信息</p>`),
  otherShape: page('政策文件', `${menu}<table><tr><td>标题</td><td>日期</td></tr></table>`),
  home: page(
    '喀左县人民政府门户网站',
    `${menu}<div class="news"><p><a href="/kzxzf/a.html">县委召开常委会会议</a></p><p><a href="/kzxzf/b.html">全县秋收工作现场会召开</a></p></div><div>主办：喀左县人民政府办公室 承办：县信息中心 网站标识码：2113240001</div>`,
  ),
  jsonError: '{"code":500,"msg":"系统繁忙，请稍后再试","data":null}',
  jsonLogin: '{"code":401,"msg":"请先登录","data":null}',
  jsonCaptcha: '{"code":1,"message":"请输入验证码","data":{}}',
} as const
