import { describe, expect, it } from 'vitest'
import { faultIn } from '../../../lib/readers/families/json-fault.ts'

describe('an answer without rows', () => {
  it.each([
    ['a code that is none of success', { code: 500, msg: '' }, 'unreadable', '代码 500'],
    ['a code in words', { errcode: 'E1003' }, 'unreadable', '代码 E1003'],
    ['a code inside', { status: { code: 300, text: '' } }, 'unreadable', '代码 300'],
    ['no success', { success: false, message: '参数校验不通过' }, 'unreadable', '参数校验不通过'],
    ['no success, and no word more', { success: false }, 'unreadable', 'success 为 false'],
    ['no success as text', { isSuccess: 'false' }, 'unreadable', '查询失败'],
    ['a failure beside a code of success', { code: 0, msg: '查询失败' }, 'unreadable', '查询失败'],
    ['a failure in English', { code: 200, msg: 'Read timed out' }, 'unreadable', 'Read timed out'],
    ['a failure inside', { error: { message: 'invalid token' } }, 'unreadable', 'invalid token'],
    ['a code of refusal', { code: 401, msg: 'token失效' }, 'blocked', 'token失效'],
    ['a refusal in words', { code: 200, message: '访问过于频繁' }, 'blocked', '访问过于频繁'],
    [
      'a captcha in the frame of a good answer',
      { code: 200, message: '成功', data: { captchaToken: 'x', records: [], total: 0 } },
      'blocked',
      '验证码',
    ],
    ['a captcha beside a code', { code: 829, captchaToken: 'x' }, 'blocked', '验证码'],
    ['maintenance', { code: 200, message: '系统维护中' }, 'unreadable', '系统维护中'],
    ['an unknown code and success that was none', { code: 1, msg: '查询未成功' }, 'unreadable', '代码 1'],
  ])('that says %s proves nothing', (_, answer, kind, words) => {
    expect(faultIn(answer)).toMatchObject({ kind, reason: expect.stringContaining(words) })
  })

  it.each([
    ['200', { code: 200, message: 'success' }],
    ['200 as text', { code: '200', message: '成功' }],
    ['zeros', { code: '0000', msg: 'ok' }],
    ['0', { errcode: 0, errmsg: '' }],
    ['a word', { status: 'success' }],
    ['true', { success: true, code: null }],
    ['its state inside', { status: { code: 200, text: '' } }],
    ['an unknown code and a message of success', { code: 1, msg: '查询成功' }],
    ['nothing found', { code: 200, msg: '没有查询到数据' }],
    ['nothing at all', { total: 0 }],
  ])('that says %s stands', (_, answer) => {
    expect(faultIn({ ...answer, data: { code: '211324', list: [] } })).toBeUndefined()
  })
})
