import { expect, test } from 'vitest'
import { smsText } from '../../lib/messages/sms-text.ts'
import { allMatters, EXAMPLES, matter } from '../fixtures/matters.ts'

const FROM = { signature: '喀左政务公开' }

test.each([
  [
    'an hour ahead',
    [matter('warn', EXAMPLES.warnHours)],
    '【喀左政务公开】“示例中学教学楼施工”资格预审公告和招标公告请于11月20日（周五）21:30前在县政府网站发布，已发布请忽略。详见邮件。',
  ],
  [
    'proved late',
    [matter('late', EXAMPLES.overdue)],
    '【喀左政务公开】“南公营子镇示例地块拍卖”国有建设用地使用权出让…已过期限（11月18日（周三）），请即在县政府网站发布。详见邮件。',
  ],
  ['done', [matter('closed', EXAMPLES.closed)], '【喀左政务公开】提醒的事项已看到公开，不需再办理。'],
])('%s', (_, matters, text) => {
  expect(smsText(matters, FROM)).toBe(text)
})

test.each([
  ['short', '渠'],
  ['long', '辽宁省招标投标监管网公共服务平台信息发布栏目'],
  ['of rare characters', '𬭚'.repeat(80)],
])('with %s names it is one line of at most 70 units and gives no link', (_, name) => {
  for (const one of allMatters()) {
    const long = { ...one, subject: `${name}项目`, itemTitle: name, channelName: name }
    const text = smsText([long, ...allMatters()], FROM)
    expect(text.length).toBeLessThanOrEqual(70)
    expect(text).toBe(text.toWellFormed())
    expect(text).not.toMatch(/[\r\n]|https?:/)
    expect(text).toMatch(/。$/)
    expect(text.startsWith('【喀左政务公开】')).toBe(true)
  }
})
