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
    isForOffice: false,
    ...parts,
  })

describe('the mail on channels', () => {
  it('says what cannot be read since when, what that keeps back, and what to do', () => {
    const { text } = mail({ outages: [OUT] })
    for (const words of [
      '喀左县人民政府网 · 政策文件',
      '连接超时；上次读取成功：11月23日20:30。',
      '已连续3次读取失败。',
      '该渠道有12项公开事项未办结，其中2项已到期，暂列“无法核实”。',
      '不向责任单位发逾期提醒',
      'https://site.example/policy/',
    ])
      expect(text).toContain(words)
  })

  it.each<[string, OutageNote['outcome'], string]>([
    ['refused', { kind: 'blocked', reason: '403' }, '不要设法绕过限制'],
    ['sent elsewhere', { kind: 'misled', reason: '转走' }, '地址是否变动'],
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
    ['two sites back', { backs: [BACK, { ...BACK, channelName: '乙' }] }, '【恢复2处】渠道可读'],
  ])('names in its subject %s', (_, parts, subject) => {
    const said = mail(parts).subject.replace(/[\u2066-\u2069]/gu, '')
    expect(said).toBe(subject)
    expect([...said].length).toBeLessThanOrEqual(20)
  })

  it('says to the office why it gets it', () => {
    expect(mail({ outages: [OUT], isForOffice: true }).text).toContain('没有登记运维人员')
    expect(mail({ outages: [OUT] }).text).not.toContain('没有登记运维人员')
  })

  it('bounds what it shows, and says how many more there are', () => {
    const { text } = mail({ outages: Array.from({ length: 45 }, () => OUT) })
    expect(text).toContain('另有5个栏目读取失败')
  })

  it('shows names of sites as text', () => {
    const { html } = mail({ outages: [{ ...OUT, words: '<script>x</script>' }] })
    expect(html).not.toContain('<script>')
  })
})
