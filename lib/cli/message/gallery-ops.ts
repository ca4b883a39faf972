import type { County } from '../../domain/tell/county.ts'
import { addMs, HOUR_MS, type Instant } from '../../domain/time/instant.ts'
import { healthWords } from '../../messages/health-words.ts'
import { type BackNote, type OutageNote, opsMail } from '../../messages/ops/ops-mail.ts'
import type { Picture } from './gallery-page.ts'

/** Mails to ops on channels that cannot be read, and on those that are back. */
export function opsPictures(county: County, officeName: string, now: Instant): readonly Picture[] {
  const since = addMs(now, -26 * HOUR_MS)
  const outage = (parts: Partial<OutageNote>): OutageNote => {
    const outcome = parts.outcome ?? ({ kind: 'unreachable', reason: '连接超时' } as const)
    return {
      channel: 'county-site',
      channelName: '示例县人民政府网站',
      listName: '政策文件',
      url: 'https://site.example/policy/',
      words: healthWords({ kind: 'failing', outcome, since }) ?? '',
      failuresInARow: 3,
      failingSinceAt: addMs(now, -25 * HOUR_MS),
      openCount: 12,
      dueCount: 2,
      ...parts,
      outcome,
    }
  }
  const back: BackNote = {
    channelName: '示例省招标投标网',
    listName: '招标公告',
    url: 'https://tenders.example/',
    goodAt: addMs(now, -HOUR_MS / 2),
  }
  const blocked = outage({
    channelName: '示例省招标投标网',
    listName: '中标候选人公示',
    outcome: { kind: 'blocked', reason: '网站拒绝访问（403）' },
    openCount: 0,
    dueCount: 0,
  })
  const reshaped = outage({
    listName: '住房保障',
    outcome: { kind: 'unreadable', reason: '没有找到列表', selector: 'ul.list > li' },
  })
  const picture = (id: string, caption: string, mail: Partial<Parameters<typeof opsMail>[0]>): Picture => {
    const who = { personName: '孙示例', countyName: county.name, officeName, now }
    const message = {
      ...opsMail({ ...who, outages: [], backs: [], ...mail }),
      unitName: officeName,
      sms: undefined,
    }
    return { id, caption, message }
  }
  return [
    picture('ops-out', '运维：渠道读取失败', { outages: [outage({})] }),
    picture('ops-mixed', '运维：几处读取失败，一处恢复', {
      outages: [outage({}), reshaped, blocked],
      backs: [back],
    }),
    picture('ops-back', '运维：渠道恢复', { backs: [back] }),
    picture('ops-office', '没有运维人员时发给公开办', { outages: [outage({})], standsInFor: 'nobody' }),
  ]
}
