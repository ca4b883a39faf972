import { MENU, page } from './refusing-pages.ts'

const LINE = '<p>发布时间：2026-03-16 来源：样例县人民政府办公室 浏览次数：31</p>'

/** Notices about what walls, logins and maintenance are about; some short, some in the frame of their site. */
export const NOTICES: readonly (readonly [what: string, text: string])[] = [
  [
    'a notice about maintenance',
    page(
      '关于网站系统维护的公告_样例县人民政府',
      `${MENU}<h1>关于网站系统维护的公告</h1>${LINE}<p>因系统升级维护，本网站定于2026年3月20日22时至次日6时暂停访问。特此公告。</p>`,
    ),
  ],
  [
    'a notice about a tax system that is closed',
    page(
      '关于暂停电子税务局服务的通知',
      `${MENU}<h1>关于暂停电子税务局服务的通知</h1><p>因系统升级，3月20日起暂停服务两日。</p>`,
    ),
  ],
  [
    'firewalls that are bought',
    page('样例县中医院防火墙采购项目', '<p>采购人：样例县中医院</p><p>防火墙两台，云防护服务一年。</p>'),
  ],
  [
    'firewalls that were bought',
    page('下一代防火墙采购成交公告', '<p>成交供应商：样例公司，成交金额：98600元。</p>'),
  ],
  [
    'a platform for captchas',
    page('短信验证码平台建设招标公告', '<p>招标人：样例局</p><p>建设短信验证码平台一套，预算30万元。</p>'),
  ],
  [
    'a platform for logins',
    page('统一登录认证系统采购公告', '<p>采购统一登录认证系统一套，支持验证码登录和人机验证。</p>'),
  ],
  [
    'how to take part',
    page('样例镇道路工程招标公告', '<p>潜在投标人请先登录交易平台报名，输入验证码后下载招标文件。</p>'),
  ],
  [
    'how to take part, under the title of its site',
    page('样例市公共资源交易中心', '<h2>样例镇道路工程招标公告</h2><p>供应商请先登录系统报名。</p>'),
  ],
  [
    'upkeep that is bought',
    page('政务云平台维护服务采购公告', '<p>政务云平台维护服务一年，网站升级改造一项。</p>'),
  ],
  [
    'a wall by name that is bought',
    page('360网站卫士续费采购结果公示', '<p>采购内容：网站卫士、安全狗服务各一年。</p>'),
  ],
  [
    'a dam against floods',
    page('样例河堤防加固工程施工中标候选人公示', '<p>第一中标候选人：样例水利公司</p>'),
  ],
  ['a road that is closed', page('关于503县道封闭施工的通告', '<p>施工期间禁止通行，请绕行。</p>')],
  [
    'a refusal of a bid',
    page('样例学校桌椅采购终止公告', '<p>因有效供应商不足三家，本项目终止，操作员已禁止修改。</p>'),
  ],
  ['a round in brackets', page('网络安全检查服务采购公告（第二次）', '<p>网络安全检查服务一项。</p>')],
  [
    'a notice with a box to log in above it',
    page(
      '样例学校桌椅采购公告',
      `<form><input type="password" name="p"></form>${MENU}<h1>样例学校桌椅采购公告</h1>${LINE}<p>采购人：样例学校。</p>`,
    ),
  ],
  [
    'a notice under the title of its site, with a long menu',
    page('样例县人民政府', `${MENU.repeat(5)}<h1>停水通告</h1>${LINE}<p>定于本月十九日停水六小时。</p>`),
  ],
  [
    'a notice under the title of its site, known by its heading alone',
    page('样例县人民政府', `${MENU.repeat(5)}<h2>关于停水的通告</h2><p>定于本月十九日停水六小时。</p>`),
  ],
  [
    'a notice under the title of its site, known by where its text stands',
    page('样例县人民政府', `${MENU.repeat(5)}<div id="Zoom"><p>定于本月十九日停水六小时。</p></div>`),
  ],
  [
    'a long notice in which such words stand',
    page('样例县人民政府', `<p>${'本项目建设统一认证、验证码、防火墙和系统维护等内容。'.repeat(30)}</p>`),
  ],
]
