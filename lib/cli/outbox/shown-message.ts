import { sha256Hex } from '../../adapters/evidence/sha256-hex.ts'
import type { Judged } from '../../domain/judge/judge-county.ts'
import { subjectOf } from '../../domain/judge/standing/subject.ts'
import { isOfObligation, type Line, type OutboxMessage } from '../../domain/tell/outbox.ts'
import { fateOf } from '../../domain/tell/receipt.ts'
import { smsTextOf } from '../../domain/tell/sms/sms-template.ts'
import { formatChinaInstant, type Instant } from '../../domain/time/instant.ts'
import { createComposer } from '../../jobs/compose.ts'
import type { Composed } from '../../jobs/composed.ts'
import { judgementOf } from '../../jobs/county-judgement.ts'
import { messageIdOf } from '../../jobs/send.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { MAIL_DOMAIN } from '../../local/world.ts'
import { dueShort } from '../../messages/chinese-dates.ts'
import { standingWords } from '../../messages/standing-words.ts'
import { kindWords, type MessageFate, mendOf, personWords, reasonWords, rungWords } from './message-words.ts'

/** Everything about one message, as JSON shows it; no address and no number. */
export interface ShownMessage {
  readonly key: string
  readonly kind: string
  readonly fate: MessageFate
  /** What a person has to do about it. */
  readonly mend?: string | undefined
  readonly to: string
  readonly messageId?: string | undefined
  /** What happened to it, in order. */
  readonly life: readonly string[]
  readonly lines: readonly string[]
  readonly answers: readonly string[]
  /** What it would say now, or why it would not. */
  readonly now: { readonly kind: Composed['kind']; readonly text: string }
}

/** Reads the truth of this moment for the message. Nothing is sent and nothing is written. */
export async function shownMessage(message: OutboxMessage, desk: CountyDesk): Promise<ShownMessage> {
  const { store, catalogue, county, contents, clock } = desk
  const from = { county: county.code, now: clock.now(), scope: 'all' as const, contents }
  const [{ judged }, people, answers] = await Promise.all([
    judgementOf(from, store, catalogue),
    store.people(county.code),
    store.answers(county.code),
  ])
  const byId = new Map(judged.map((one) => [one.obligation.id, one]))
  const person = people.find(({ id }) => id === message.person)
  const unitName = person && catalogue.units.get(county.code)?.get(person.unit)?.name
  return {
    key: message.key,
    kind: kindWords(message),
    fate: fateOf(message),
    mend: mendOf(message),
    to: personWords(person, unitName),
    messageId: messageIdShown(message, desk),
    life: lifeWords(message),
    lines: message.lines.map((line) => lineWords(line, message, { judged: byId, county })),
    answers: answers
      .filter((one) => one.message === message.key)
      .map(({ at, subject, text, isFromPerson }) => {
        const by = isFromPerson ? '' : '（不是从收件人的地址发来）'
        return `${minute(at)} ${subject}${by}：${text}`
      }),
    now: nowOf(await createComposer({ store, contents, catalogue, county })(message, clock.now())),
  }
}

/** Of a deployed county the domain is that of `DUBAN_MAIL_FROM`, where that is set here. */
function messageIdShown({ key, medium }: OutboxMessage, { dir }: CountyDesk): string | undefined {
  if (medium !== 'mail') return undefined
  const deployed = /@([\w.-]+)>?\s*$/.exec(process.env.DUBAN_MAIL_FROM ?? '')?.[1] ?? '…'
  return messageIdOf(key, { digest: sha256Hex, domain: dir === undefined ? deployed : MAIL_DOMAIN })
}

function lineWords(
  line: Line,
  { state }: OutboxMessage,
  { judged, county }: { judged: ReadonlyMap<string, Judged>; county: CountyDesk['county'] },
): string {
  const wasSaid = !('said' in state) || state.said === undefined || state.said.includes(line.key)
  const left = wasSaid ? '' : '（发出时已不成立，未写入）'
  const rung = rungWords(line, county)
  if (!isOfObligation(line)) return `[${rung}] ${line.obligation}${left}`
  const one = judged.get(line.obligation)
  if (!one) return `[${rung}] ${line.obligation}（目录或事件已改动，现在没有这项义务）${left}`
  const { item, due } = one.obligation
  const matter = `${item.title}《${subjectOf(one)}》，${one.channel.name}，${dueShort(due)}`
  return `[${rung}] ${matter}；现在：${standingWords(one.standing)}${left}`
}

function lifeWords({ plannedAt, attempts, retryAt, lastReason, state, receipt }: OutboxMessage): string[] {
  const stamped = 'at' in state ? minute(state.at) : ''
  const end = {
    planned: () => (retryAt === undefined ? [] : [`${minute(retryAt)} 以后再试`]),
    claimed: () => ('until' in state ? [`正在发送，最迟到 ${minute(state.until)} 见分晓`] : []),
    accepted: () => [
      `${stamped} 服务器接收：${'reply' in state ? state.reply : ''}`,
      ...('isAgain' in state ? ['前一次也可能已经发出：收件人或许收到两封，Message-ID 相同'] : []),
    ],
    refused: () => [`${stamped} 服务器拒收：${reasonIn(state)}`],
    unknown: () => [`${stamped} 不知是否发出：${reasonIn(state)}`],
    superseded: () => [`${stamped} 没有发出：${reasonIn(state)}`],
  }[state.kind]()
  return [
    `${minute(plannedAt)} 计划`,
    `发送尝试 ${attempts} 次`,
    ...(lastReason === undefined ? [] : [`最近一次推迟的原因：${reasonWords(lastReason)}`]),
    ...end,
    ...(receipt ? [receiptWords(receipt)] : []),
  ]
}

function receiptWords({ kind, at, reason, permanent }: NonNullable<OutboxMessage['receipt']>): string {
  if (kind === 'delivered') return `${minute(at)} 回执：已送达`
  return `${minute(at)} 回执：被退回（${permanent ? '地址或号码不可用' : '暂时不可达'}）：${reasonWords(reason)}`
}

function reasonIn(state: OutboxMessage['state']): string {
  return 'reason' in state ? reasonWords(state.reason) : ''
}

function nowOf(composed: Composed): ShownMessage['now'] {
  const { kind } = composed
  if (kind === 'mail') return { kind, text: `${composed.mail.subject}\n\n${composed.mail.text}` }
  if (kind === 'sms') return { kind, text: smsTextOf(composed.sms) }
  return { kind, text: reasonWords(composed.reason) }
}

function minute(at: Instant): string {
  return formatChinaInstant(at).slice(0, 16).replace('T', ' ')
}
