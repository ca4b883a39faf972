import { createHash } from 'node:crypto'
import type { Catalogue } from '../../domain/catalogue.ts'
import type { Decision } from '../../domain/duty/decision.ts'
import type { Person, Role } from '../../domain/tell/unit.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { Attestation } from '../../domain/watch/attestation.ts'
import { channelOf, countyOf, idOf, unitOf } from './known-words.ts'
import type { SheetRow, SheetShape } from './sheet-rows.ts'

export const ATTESTATION_SHEET: SheetShape = {
  sheet: '现场证明',
  headings: ['行政区划代码', '事件编号', '渠道', '张贴日期', '撤下日期', '证明人', '照片校验值', '证明时间'],
  needed: ['事件编号', '渠道', '张贴日期', '证明人', '照片校验值'],
}

export const DECISION_SHEET: SheetShape = {
  sheet: '处理决定',
  headings: ['行政区划代码', '事件编号', '决定', '延期至', '依据', '批准人', '决定时间'],
  needed: ['事件编号', '决定', '依据', '批准人'],
}

export const PEOPLE_SHEET: SheetShape = {
  sheet: '联系人',
  headings: ['行政区划代码', '姓名', '单位', '角色', '邮箱', '手机'],
  needed: ['姓名', '单位', '角色', '邮箱'],
  silent: ['姓名', '邮箱', '手机'],
}

export const DECISION_LABELS: Readonly<Record<Decision['kind'], string>> = {
  extend: '延期',
  withhold: '不予公开',
  withdraw: '撤回',
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  contact: '联系人',
  head: '负责人',
  office: '公开办',
}

const EMAIL = /^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
const PHONE = /^1\d{10}$/

interface StatementContext {
  readonly catalogue: Catalogue
  readonly recordedAt: Instant
  /** False for an event that nobody has recorded. */
  readonly isKnownEvent: (id: string) => boolean
}

/** A statement that a notice hung on a board, or stood on a site that no machine reads. */
export function attestationOfRow(row: SheetRow, context: StatementContext): Attestation | undefined {
  const county = countyOf(row, context.catalogue)
  const event = eventOf(row, context)
  const channel = channelOf(row, '渠道', context.catalogue)
  if (channel !== undefined && context.catalogue.channels.get(channel)?.kind === 'web') {
    row.fault('渠道', {
      message: '这个渠道由系统自动核对，不收现场证明',
      mend: '只登记公示栏和需要人工核对的渠道',
    })
  }
  const postedAt = row.neededMoment('张贴日期')?.at
  const removedAt = row.moment('撤下日期')?.at
  if (postedAt !== undefined && removedAt !== undefined && removedAt < postedAt) {
    row.fault('撤下日期', { message: '撤下日期早于张贴日期', mend: '核对两个日期' })
  }
  const by = row.neededText('证明人')
  const photoSha256 = row.neededText('照片校验值').toLowerCase()
  if (photoSha256 !== '' && !/^[0-9a-f]{64}$/.test(photoSha256)) {
    row.fault('照片校验值', { message: '不是照片的校验值', mend: '填 64 位 SHA-256 值，只含数字和 a 至 f' })
  }
  const at = row.moment('证明时间')?.at ?? context.recordedAt
  if (row.faults.length > 0 || !county || !event || !channel || postedAt === undefined) return undefined
  return {
    id: `${event}-${channel}`,
    county,
    event,
    channel,
    postedOn: chinaDateOf(postedAt),
    ...(removedAt === undefined ? {} : { removedOn: chinaDateOf(removedAt) }),
    by,
    photoSha256,
    at,
  }
}

/** What somebody with the power to do so decided about an event's publications. */
export function decisionOfRow(row: SheetRow, context: StatementContext): Decision | undefined {
  const county = countyOf(row, context.catalogue)
  const event = eventOf(row, context)
  const kind = wordOf(row, '决定', DECISION_LABELS)
  const until = row.moment('延期至')?.at
  if (kind === 'extend' && row.text('延期至') === '') {
    row.fault('延期至', { message: '延期没有写到哪一天', mend: '补填“延期至”' })
  }
  if (kind !== undefined && kind !== 'extend' && until !== undefined) {
    row.fault('延期至', { message: `“${DECISION_LABELS[kind]}”没有延期日期`, mend: '删去这个日期' })
  }
  const basis = row.neededText('依据')
  const approver = row.neededText('批准人')
  const at = row.moment('决定时间')?.at ?? context.recordedAt
  if (row.faults.length > 0 || !county || !event || !kind) return undefined
  return {
    id: `${event}-${kind}-${chinaDateOf(at).replaceAll('-', '')}`,
    county,
    event,
    kind,
    ...(until === undefined ? {} : { until: chinaDateOf(until) }),
    basis,
    approver,
    at,
  }
}

/** A person who is told. Neither name, address nor number is ever repeated in a fault. */
export function personOfRow(row: SheetRow, catalogue: Catalogue): Person | undefined {
  const county = countyOf(row, catalogue)
  const name = row.neededText('姓名')
  const unit = county && unitOf(row, '单位', { county, catalogue })
  const role = wordOf(row, '角色', ROLE_LABELS)
  const email = row.neededText('邮箱').normalize('NFKC')
  if (email !== '' && !EMAIL.test(email))
    row.fault('邮箱', { message: '不是邮箱地址', mend: '写成 name@example.gov.cn 的样子' })
  const phone = row.text('手机').normalize('NFKC').replace(/[\s-]/g, '')
  if (phone !== '' && !PHONE.test(phone))
    row.fault('手机', { message: '不是手机号', mend: '写 11 位手机号，或留空' })
  if (row.faults.length > 0 || !county || !unit || !role) return undefined
  return {
    id: personIdOf({ unit, role, email }),
    county,
    unit,
    role,
    name,
    email,
    ...(phone === '' ? {} : { phone }),
  }
}

/** Unit, role and a hash of the address: ids travel in keys and logs, where an address must not stand. */
export function personIdOf({ unit, role, email }: Pick<Person, 'unit' | 'role' | 'email'>): string {
  const hash = createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 6)
  return `${unit}.${role}.${hash}`
}

function eventOf(row: SheetRow, { isKnownEvent }: StatementContext): string | undefined {
  const id = idOf(row, '事件编号')
  if (id === undefined || isKnownEvent(id)) return id
  row.fault('事件编号', { message: '没有登记过这个事件', mend: '先在“触发事件”表登记，或核对编号' })
  return undefined
}

function wordOf<Word extends string>(
  row: SheetRow,
  heading: string,
  labels: Readonly<Record<Word, string>>,
): Word | undefined {
  const text = row.neededText(heading)
  if (text === '') return undefined
  const words = Object.keys(labels) as Word[]
  const found = words.find((word) => word === text || labels[word] === text)
  if (!found) row.notKnown(heading, Object.values<string>(labels))
  return found
}
