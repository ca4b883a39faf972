export function page(title: string, body: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`
}

/** The menu that a site puts above all of its pages. */
export const MENU = ['首页', '政务公开', '办事服务', '互动交流', '走进样例', '通知公告']
  .map((name, at) => `<a href="/c${at}/">${name}</a>`)
  .join('')
const PICTURE = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(4000)}">`
const LONG_SCRIPT = `<script>${'var _0x3f=["a","b"];'.repeat(3000)}</script>`

/** Pages that sites and their walls give with HTTP 200 in place of what was asked for. */
export const REFUSING: readonly (readonly [
  what: string,
  kind: 'gone' | 'blocked' | 'faulty',
  text: string,
])[] = [
  [
    '瑞数',
    'blocked',
    page(
      '',
      '<form id="_form" action="" method="post"></form>',
      '<meta id="9DhefwqGPrzGxEp9hPaoag" content="u7V" r="m"><script r="m">$_ts=window["$_ts"];if(!$_ts)$_ts={};$_ts.nsd=72;$_ts.cd="qEx";</script><script src="/4QbVtADbnLVIc/c.FxJzG50F.dfe1675.js" r="m"></script>',
    ),
  ],
  [
    '瑞数 with its long script in the page',
    'blocked',
    page('', '', `${LONG_SCRIPT}<script>$_ts=window["$_ts"];$_ts.scj=[];</script>`),
  ],
  [
    '云锁',
    'blocked',
    page(
      '',
      '',
      '<script>function YunSuoAutoJump(){document.cookie="yunsuo_session_verify=1;path=/";self.location="/?security_verify_data=313434302c393030"}</script><script>setTimeout("YunSuoAutoJump()",50)</script>',
    ),
  ],
  [
    '云锁 in words',
    'blocked',
    page(
      '网站访问报错',
      '<h2>当前访问因触发安全规则被云锁拦截</h2><p>如果您是网站管理员，请登录云锁查看详情</p>',
    ),
  ],
  [
    '加速乐',
    'blocked',
    '<script>document.cookie=("__jsl_clearance_s=1790000000.123|-1|abc;Max-age=3600;path=/");location.href=location.pathname+location.search</script>',
  ],
  [
    '加速乐, its second answer',
    'blocked',
    `<script>${'var a=1;'.repeat(200)};go({"bts":["1790000000.4|0|bZ","%2Fk"],"chars":"XcaTtRlt","ct":"ab","ha":"md5","tn":"__jsl_clearance_s","vt":"3600","wt":"1500"})</script>`,
  ],
  [
    '创宇盾',
    'blocked',
    page(
      '405',
      `${PICTURE}<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是：2026031617</p><p>创宇盾 | 网站安全防护</p>`,
    ),
  ],
  [
    '创宇盾 under another title',
    'blocked',
    page('样例县人民政府', `${PICTURE}<p>当前访问疑似黑客攻击，已被创宇盾拦截。</p>`),
  ],
  [
    '安恒',
    'blocked',
    page(
      '访问禁止',
      '<div class="t">访问禁止</div><p>您的请求存在威胁，已被明御安全网关阻断，如有疑问请联系管理员。事件编号：17</p>',
    ),
  ],
  [
    '安恒玄武盾',
    'blocked',
    page(
      '样例市公共资源交易中心',
      '<p>抱歉，您的访问可能对网站造成威胁，已被云防护阻断。</p><p>玄武盾提供防护</p>',
    ),
  ],
  [
    '360网站卫士',
    'blocked',
    page(
      '网站卫士拦截提示',
      '<p>您所提交的请求含有不合法的参数，已被网站管理员设置拦截！</p><p>如何解决：1）检查提交内容；2）如网站托管，请联系空间提供商</p>',
    ),
  ],
  [
    '360网站卫士 by script',
    'blocked',
    page(
      '',
      '',
      '<script src="/wzws-waf-cgi/?wzwscspd=MC4wLjAuMA=="></script><script>var wzwsquestion="ab";</script>',
    ),
  ],
  [
    '安全狗',
    'blocked',
    page('网站防火墙', '<h1>网站防火墙</h1><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>'),
  ],
  [
    '雷池',
    'blocked',
    page(
      '安全检测',
      '<div id="slg-box"></div><p>正在检测您的浏览器环境，请稍候</p>',
      '<script src="/.safeline/static/challenge.js"></script>',
    ),
  ],
  [
    'a wall on a procurement site',
    'blocked',
    page('辽宁政府采购网', '<p>请输入验证码后继续访问</p><input id="v">'),
  ],
  ['too many requests', 'blocked', page('提示', '<p>您的访问过于频繁，请稍后再试</p>')],
  ['an address that is barred', 'blocked', page('提示', '<p>您的IP 192.0.2.7 已被封禁</p>')],
  [
    'a captcha',
    'blocked',
    page(
      '安全验证',
      '<p>为了保障您的访问安全，请完成以下验证</p><img src="/captcha.jpg"><input name="captcha">',
    ),
  ],
  ['a slider', 'blocked', page('访问验证', '<p>请按住滑块，拖动到最右边</p><div id="slider-captcha"></div>')],
  [
    'a captcha of 极验',
    'blocked',
    page('', '<div id="box"></div>', '<script>initGeetest({gt:"a",challenge:"b"},function(c){})</script>'),
  ],
  [
    'a login',
    'blocked',
    page(
      '统一身份认证平台',
      '<form action="/login"><input name="u" placeholder="账号"><input type="password" name="p"><button>登录</button></form>',
    ),
  ],
  [
    'a login of a procurement site',
    'blocked',
    page('辽宁政府采购网', '<p>采购单位 供应商 代理机构</p><form><input type="password" name="p"></form>'),
  ],
  ['words about a login', 'blocked', page('提示', '<p>您尚未登录，请先登录后访问</p>')],
  [
    'a login before the text of a notice',
    'blocked',
    page('样例学校桌椅采购公告', '<h1>样例学校桌椅采购公告</h1><p>请先登录后再查看全文</p>'),
  ],
  [
    'text for those who logged in',
    'blocked',
    page('样例学校桌椅采购公告', '<h1>样例学校桌椅采购公告</h1><p>登录后可查看正文</p>'),
  ],
  [
    'maintenance',
    'faulty',
    page('系统维护', '<h2>网站正在升级维护中</h2><p>给您带来不便，敬请谅解。预计10月13日8时恢复。</p>'),
  ],
  [
    'maintenance that calls itself a notice',
    'faulty',
    page(
      '系统维护公告',
      '<h1>系统维护公告</h1><p>尊敬的用户：本网站于11月20日18时至21日8时进行系统维护，期间暂停访问。</p>',
    ),
  ],
  [
    'maintenance with a heading like a notice',
    'faulty',
    page(
      '样例市公共资源交易中心',
      '<h2>关于网站系统升级维护的公告</h2><p>因系统升级维护，网站暂停服务。</p>',
    ),
  ],
  ['an inner fault', 'faulty', page('出错了', '<p>服务器内部错误，请稍后再试</p>')],
  [
    'an inner fault under the title of a notice',
    'faulty',
    page('样例学校桌椅采购公告', '<p>系统繁忙，请稍后再试</p>'),
  ],
  ['a closed site', 'faulty', page('提示', '<p>该站点已关闭，请联系管理员。</p>')],
  [
    'a gateway',
    'faulty',
    page('502 Bad Gateway', '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'),
  ],
  ['a fault of ASP.NET', 'faulty', page('“/”应用程序中的服务器错误。', '<h1>Runtime Error</h1>')],
  ['nothing', 'faulty', ' \n '],
  [
    'a home page',
    'faulty',
    page(
      '样例县人民政府门户网站',
      `${MENU.repeat(5)}<ul>${Array.from({ length: 30 }, (_, n) => `<li><a href="/n/${n}.html">县委常委会召开第${n}次会议研究部署工作</a></li>`).join('')}</ul><p>主办：样例县人民政府办公室</p>`,
    ),
  ],
  ['a home page that calls itself so', 'faulty', page('首页 - 样例县', MENU.repeat(5))],
  ['a soft 404', 'gone', page('提示信息', '<p>您访问的页面不存在或已被删除</p>')],
  ['a soft 404 with the menu of the site', 'gone', page('404', MENU)],
  ['a notice that was withdrawn', 'gone', page('样例学校桌椅采购公告', '<p>该信息已被删除</p>')],
]
