import { createServer } from 'node:http'
import type { FACT_LABELS } from '../../lib/domain/duty/trigger.ts'
import type { Person } from '../../lib/domain/tell/unit.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { listening } from './loopback-cloud.ts'

export const COUNTY = '211324'
export const SITE_HOST = 'www.county.example'
export const RECORDED_AT = chinaInstantOf(2026, 10, 26, 16)
export const CRAWLED_AT = chinaInstantOf(2026, 10, 27, 9, 30)
export const REMINDED_AT = chinaInstantOf(2026, 10, 27, 10)
export const DIGEST_AT = chinaInstantOf(2026, 11, 2, 8, 30)
export const AUDIT_AT = chinaInstantOf(2026, 11, 3, 2, 10)

const person = (id: string, unit: string, role: Person['role']): Person => ({
  id,
  county: COUNTY,
  unit,
  role,
  name: `${id}示例`,
  email: `${id}@county.example`,
})

export const PEOPLE: readonly Person[] = [
  person('water', 'water-bureau', 'contact'),
  person('finance', 'finance-bureau', 'contact'),
  person('office', 'openness-office', 'office'),
]

interface EventJson {
  readonly id: string
  readonly item: string
  readonly trigger: string
  readonly track?: string
  readonly unit: string
  readonly occurredAt: string
  readonly facts: { readonly [name in keyof typeof FACT_LABELS]?: string }
}

const asSent = (event: EventJson) => ({ ...event, county: COUNTY, recordedAt: '2026-10-26T16:00:00+08:00' })

/** One that was posted, one that is overdue, one that falls due in the week after. */
export const EVENTS = [
  asSent({
    id: 'posted',
    item: '19',
    trigger: 'text_received',
    track: 'transfer',
    unit: 'finance-bureau',
    occurredAt: '2026-10-16T09:00:00+08:00',
    facts: { projectName: '示例县粮库旧址房产转让' },
  }),
  asSent({
    id: 'overdue',
    item: '32.1',
    trigger: 'decision_made',
    unit: '县水利局',
    occurredAt: '2026-10-09T09:00:00+08:00',
    facts: { partyName: '示例县清泉供水有限公司', documentNo: '示水许决字〔2026〕21号' },
  }),
  asSent({
    id: 'awaited',
    item: '18',
    trigger: '收到公告或公示信息文本',
    track: 'capital-increase',
    unit: 'finance-bureau',
    occurredAt: '2026-10-20T09:00:00+08:00',
    facts: { projectName: '示例县农机站股权转让' },
  }),
]

const NOTICE = '示例县粮库旧址房产转让产权交易结果公告'

/** The county's site: one list with one notice. */
export function startSite() {
  return listening(
    createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (request.url === '/robots.txt') return response.writeHead(404).end()
      const isList = request.url === '/notices.html'
      const body = isList
        ? `<ul><li><a href="/n/20261020.html">${NOTICE}</a><span>2026-10-20</span></li></ul>`
        : `<h1>${NOTICE}</h1><p>发布日期：2026-10-20</p><div>示例县粮库旧址房产转让项目已成交。</div>`
      return response.end(`<!doctype html><title>${isList ? '通知公告' : NOTICE}</title><body>${body}</body>`)
    }),
  )
}
