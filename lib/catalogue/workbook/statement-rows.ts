import { createHash } from 'node:crypto'
import type { Catalogue } from '../../domain/catalogue.ts'
import { isOfOffice, type Person, type Role } from '../../domain/tell/unit.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { Attestation } from '../../domain/watch/attestation.ts'
import { channelOf, countyOf, idOf, unitOf } from './known-words.ts'
import type { SheetRow, SheetShape } from './sheet-rows.ts'

export const ATTESTATION_SHEET: SheetShape = {
  sheet: '现场证明',
  headings: ['行政区划代码', '事件编号', '渠道', '张贴日期', '撤下日期', '证明人', '照片校验值', '证明时间'],
  needed: ['事件编号', '渠道', '张贴日期', '证明人', '照片校验值'],
}

export const PEOPLE_SHEET: SheetShape = {
  sheet: '联系人',
  headings: ['行政区划代码', '姓名', '单位', '角色', '邮箱', '手机'],
  needed: ['姓名', '单位', '角色', '邮箱'],
  silent: ['姓名', '邮箱', '手机'],
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  contact: '联系人',
  head: '负责人',
  office: '公开办',
  ops: '运维人员',
}

export const EMAIL = /^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
export const PHONE = /^1\d{10}$/

export interface StatementContext {
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

/** A person who is told. Neither name, address nor number is ever repeated in a fault. */
export function personOfRow(row: SheetRow, catalogue: Catalogue): Person | undefined {
  const county = countyOf(row, catalogue)
  const name = row.neededText('姓名')
  const unit = county && unitOf(row, '单位', { county, catalogue })
  const role = wordOf(row, '角色', ROLE_LABELS)
  if (county && unit && role) checkPlace({ county, unit, role }, row, catalogue)
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

/** The office and its ops are looked for in the county's office only. */
function checkPlace(
  { county, unit, role }: Pick<Person, 'county' | 'unit' | 'role'>,
  row: SheetRow,
  catalogue: Catalogue,
): void {
  const office = catalogue.counties.get(county)?.office
  if (!isOfOffice(role) || office === undefined || unit === office) return
  const name = catalogue.units.get(county)?.get(office)?.name ?? office
  row.fault('角色', {
    message: `“${ROLE_LABELS[role]}”应在${name}，在别的单位收不到任何提醒`,
    mend: '改角色为联系人或负责人，或改单位',
  })
}

/** Unit, role and a hash of the address: ids travel in keys and logs, where an address must not stand. */
export function personIdOf({ unit, role, email }: Pick<Person, 'unit' | 'role' | 'email'>): string {
  const hash = createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 6)
  return `${unit}.${role}.${hash}`
}

export function eventOf(row: SheetRow, { isKnownEvent }: StatementContext): string | undefined {
  const id = idOf(row, '事件编号')
  if (id === undefined || isKnownEvent(id)) return id
  row.fault('事件编号', { message: '没有登记过这个事件', mend: '先在“触发事件”表登记，或核对编号' })
  return undefined
}

export function wordOf<Word extends string>(
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
