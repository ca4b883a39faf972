import { describe, expect, it } from 'vitest'
import { type BackNote, type OpsMailFrom, type OutageNote, opsMail } from '../../lib/messages/ops/ops-mail.ts'
import { at } from '../fixtures/cast.ts'

const OUT: OutageNote = {
  channel: 'county-site',
  channelName: '喀左县人民政府网',
  listName: '政策文件',
  url: 'https://site.example/policy/',
  words: '连接超时；上次读取成功：11月23日20:30',
  failuresInARow: 3,
  failingSinceAt: at('2026-11-24 06:30'),
  outcome: { kind: 'unreachable', reason: '连接超时' },
  openCount: 12,
  dueCount: 2,
}
const BACK: BackNote = {
  channelName: '辽宁建设工程信息网',
  listName: '招标公告',
  url: 'https://other.example/',
  goodAt: at('2026-11-24 08:10'),
}

const mail = (parts: Partial<OpsMailFrom>) =>
  opsMail({
    personName: '孙示例',
    countyName: '喀左县',
    officeName: '喀左县政务公开办公室',
    outages: [],
    backs: [],
    now: at('2026-11-24 09:00'),
    ...parts,
  })

describe('the mail on channels', () => {
  it('says what cannot be read since when, what that keeps back, and what to do', () => {
    const { text } = mail({ outages: [OUT] })
    for (const words of [
      '喀左县人民政府网 · 政策文件',
      '连接超时；上次读取成功：11月23日20:30。',
      '2026-11-24 06:30起已连续3次读取失败。',
      '该渠道有12项公开事项未办结，其中2项已到期，暂列“无法核实”。',
      '不向责任单位发逾期提醒',
      'https://site.example/policy/',
    ])
      expect(text).toContain(words)
  })

  it.each<[string, OutageNote['outcome'], string]>([
    ['refused', { kind: 'blocked', reason: '403' }, '不要设法绕过限制'],
    ['sent elsewhere', { kind: 'misled', reason: '转走' }, '地址有变动的'],
    [
      'another shape',
      { kind: 'unreadable', reason: '改版', selector: 'ul' },
      'duban channel probe county-site',
    ],
    ['our own limits', { kind: 'unreadable', reason: '次数', isOurLimit: true }, '次数上限'],
  ])('gives the advice for %s', (_, outcome, words) => {
    expect(mail({ outages: [{ ...OUT, outcome }] }).text).toContain(words)
  })

  it.each<[string, Partial<OpsMailFrom>, string]>([
    ['one out', { outages: [OUT] }, '【读取失败1处】喀左县人民政府网'],
    ['one back', { backs: [BACK] }, '【恢复1处】辽宁建设工程信息网'],
    ['two lists of one site', { outages: [OUT, OUT] }, '【读取失败2处】喀左县人民政府网'],
    ['out and back', { outages: [OUT], backs: [BACK] }, '【读取失败1处·恢复1处】请检查渠道'],
    ['two sites back', { backs: [BACK, { ...BACK, channelName: '乙' }] }, '【恢复2处】渠道已恢复读取'],
  ])('names in its subject %s', (_, parts, subject) => {
    const said = mail(parts).subject.replace(/[\u2066-\u2069]/gu, '')
    expect(said).toBe(subject)
    expect([...said].length).toBeLessThanOrEqual(20)
  })

  it('shows what does not fit in full in a line each, and leaves out none', () => {
    const outages = Array.from({ length: 45 }, (_, n) => ({ ...OUT, listName: `栏目${n}` }))
    const { text } = mail({ outages })
    expect(text).toContain('其他读取失败的栏目（5个）')
    for (const { listName } of outages) expect(text).toContain(listName)
  })

  it('says once of a channel what is kept back', () => {
    const { text } = mail({ outages: [OUT, { ...OUT, listName: '住房保障' }] })
    expect(text.split('该渠道有12项').length).toBe(2)
  })

  it('shows names of sites as text', () => {
    const { html } = mail({ outages: [{ ...OUT, words: '<script>x</script>' }] })
    expect(html).not.toContain('<script>')
  })
})
