import type { County } from '../../domain/tell/county.ts'
import type { RungAt } from '../../domain/tell/ladder.ts'
import { type Line, type OutboxMessage, OWN_REASONS } from '../../domain/tell/outbox.ts'
import { type Fate, fateOf } from '../../domain/tell/receipt.ts'
import type { Person } from '../../domain/tell/unit.ts'

export type MessageFate = Fate<OutboxMessage['state']['kind']>

export const FATE_LABELS: Readonly<Record<MessageFate, string>> = {
  planned: '待发送',
  claimed: '正在发送',
  accepted: '已发出',
  delivered: '已送达',
  bounced: '被退回',
  refused: '被拒收',
  unknown: '是否发出不明',
  superseded: '不再需要，未发',
}

const MEND: Readonly<Partial<Record<MessageFate, string>>> = {
  bounced:
    '核对收件人的地址或号码；换了的用 duban person put 更正，没有换的用 duban person reachable 恢复，未告知的事项会再告知',
  refused: '核对收件人的地址或号码，以及发送账号的设置',
  unknown: '请当面或打电话问收件人是否收到；没有收到的，口头告知',
}

const RETURNED_FOR_NOW = '对方邮箱暂时收不到，系统从次日起再发，最多三次；事情紧急的，请打电话告知收件人'

/** The one who must do something, where no program can. */
export function mendOf(message: OutboxMessage): string | undefined {
  if (message.receipt?.isPassing) return RETURNED_FOR_NOW
  return MEND[fateOf(message)]
}

export function kindWords({ kind, medium, urgent }: OutboxMessage): string {
  if (kind === 'digest') return '周报'
  const medium_ = medium === 'sms' ? '短信' : '邮件'
  if (kind === 'ops') return `运维${medium_}`
  return `${urgent ? '紧急' : '汇总'}提醒${medium_}`
}

const ROLE_LABELS: Readonly<Record<Person['role'], string>> = {
  contact: '联系人',
  head: '负责人',
  office: '政务公开办',
  ops: '运维人员',
}

/** Name and unit; of the address only what tells two apart. */
export function personWords(person: Person | undefined, unitName: string | undefined): string {
  if (person === undefined) return '已不在联系人中'
  const { name, role, email, phone } = person
  const number = phone === undefined ? '' : '，有手机号码'
  return `${unitName ?? person.unit} ${name}（${ROLE_LABELS[role]}），${maskedAddress(email)}${number}`
}

/** `z…@unit.example`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`
}

/** A reason as stored, in words for people where this program wrote it; the words of a gateway stay. */
export function reasonWords(reason: string): string {
  return Object.entries(OWN_WORDS).reduce((words, [own, chinese]) => words.replace(own, chinese), reason)
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  [OWN_REASONS.personGone]: '收件人已不在联系人中',
  [OWN_REASONS.noNumber]: '收件人没有手机号码',
  [OWN_REASONS.smsBudget]: '本月短信预算已用完',
  [OWN_REASONS.allSettled]: '发出之前，要说的事项都已办结',
  [OWN_REASONS.endNotStored]: '发送已经开始，结果没有存下来',
  [OWN_REASONS.earlierInDoubt]: '前一次可能已经发出，这一次没有发',
}

const LINE_LABELS: Readonly<Record<Line['kind'], string>> = {
  warn: '到期前提醒',
  late: '逾期催办',
  closed: '办结告知',
  'taken-down': '提前撤下',
  forwarded: '转办告知',
  'personal-data': '公告含个人信息',
  'personal-closed': '个人信息已处理',
  address: '收件地址不可用',
  unreadable: '渠道读取失败',
  readable: '渠道恢复读取',
}

/** The rung of a line: `到期前5个工作日`, from the county's own ladder. */
export function rungWords({ rung, kind }: Pick<Line, 'rung' | 'kind'>, county: County): string {
  if (rung.startsWith('due-changed')) return '期限有变动'
  const rungs = [...county.ladder, ...county.hourLadder]
  const found =
    rungs.find(({ id }) => id === rung) ??
    rungs.find(({ id }) => rung.startsWith(`${id}-`) && /^\d+$/.test(rung.slice(id.length + 1)))
  const isRungKind = kind === 'warn' || kind === 'late'
  return found && isRungKind ? rungAtWords(found.at) : LINE_LABELS[kind]
}

function rungAtWords(at: RungAt): string {
  switch (at.kind) {
    case 'workdays-before':
      return `到期前${at.workdays}个工作日`
    case 'on-the-day':
      return '到期当天'
    case 'workdays-after':
      return `逾期第${at.workdays}个工作日`
    case 'weekly-after':
      return '逾期后每周'
    case 'share-of-time':
      return `时间过了${Math.round(at.share * 100)}%`
    case 'hours-before':
      return `到期前${at.hours}小时`
    case 'at-end':
      return '到期时'
  }
}
