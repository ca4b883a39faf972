import type { Judged } from '../../../domain/judge/judge-county.ts'
import type { Answer } from '../../../domain/tell/answer.ts'
import { impersonal } from '../../../domain/tell/impersonal.ts'
import type { OutboxMessage } from '../../../domain/tell/outbox.ts'
import { type Fate, fateOf } from '../../../domain/tell/receipt.ts'
import type { Person } from '../../../domain/tell/unit.ts'
import { formatChinaMinute } from '../../../domain/time/instant.ts'
import { PERSONAL_WORDS } from '../../personal-words.ts'
import { type Cell, cellText, column, type Sheet } from './sheet.ts'

/** 个人信息: where and of which kind, never the data, and no title that might hold some. */
export function personalSheet(
  judged: readonly Judged[],
  { unitNames }: { readonly unitNames: ReadonlyMap<string, string> },
): Sheet {
  return {
    name: '个人信息',
    columns: [
      column('编号', 30),
      column('责任单位', 22),
      column('事项', 30),
      column('公告编号', 30),
      column('位置', 50),
      column('种类', 30),
      column('处数', 8),
      column('是否仅为遮盖不足', 16),
    ],
    rows: judged.flatMap(({ obligation, warnings = [] }) =>
      warnings.flatMap((warning) =>
        'findings' in warning
          ? warning.findings.map((finding): readonly Cell[] => [
              cellText(obligation.id),
              cellText(unitNames.get(obligation.event.unit) ?? obligation.event.unit),
              cellText(obligation.item.title),
              cellText(warning.notice),
              cellText(finding.where) ?? '正文',
              PERSONAL_WORDS[finding.kind].name,
              finding.count,
              finding.isWarning ? '是' : '否',
            ])
          : [],
      ),
    ),
  }
}

const FATE_WORDS: Readonly<Record<Fate<OutboxMessage['state']['kind']>, string>> = {
  planned: '待发',
  claimed: '正在发送',
  accepted: '对方服务器已收下',
  delivered: '已送达',
  bounced: '被退回',
  refused: '被拒收',
  unknown: '结果不明',
  superseded: '不再需要，没有发出',
}

export const MESSAGES_NAME = '提醒'

/** 提醒: messages by their keys in the outbox; no name, address or number. */
export function messagesSheet(messages: readonly OutboxMessage[]): Sheet {
  return {
    name: MESSAGES_NAME,
    columns: [
      column('发件箱编号', 60),
      column('方式', 8),
      column('计划时间', 18),
      column('事项数', 8),
      column('结果', 18),
      column('原因', 60),
    ],
    rows: messages.map((message) => [
      cellText(message.key),
      message.medium === 'mail' ? '邮件' : '短信',
      formatChinaMinute(message.plannedAt),
      message.lines.length,
      FATE_WORDS[fateOf(message)],
      cellText(impersonal(reasonOf(message))),
    ]),
  }
}

function reasonOf({ state, receipt }: OutboxMessage): string {
  if (receipt?.kind === 'bounced') return receipt.reason
  if (state.kind === 'accepted' && state.isAgain === true) return '前一次也可能已经发出，收件人可能收到两次'
  return 'reason' in state ? state.reason : ''
}

export const ANSWERS_NAME = '回复'

/** 回复: what people wrote back, without the address that they wrote from. */
export function answersSheet(answers: readonly Answer[]): Sheet {
  return {
    name: ANSWERS_NAME,
    columns: [
      column('收到时间', 18),
      column('所回复的邮件', 50),
      column('主题', 40),
      column('正文', 100),
      column('附件', 40),
    ],
    rows: answers.map(({ at, message, subject, text, files }) => [
      formatChinaMinute(at),
      cellText(message),
      cellText(subject),
      cellText(text),
      cellText(files.map(({ name }) => name).join('、')),
    ]),
  }
}

export const ADDRESSES_NAME = '失效联系方式'

/** 失效联系方式: of whom, by the id, and why; the address itself does not travel. */
export function addressesSheet(people: readonly Person[], unitNames: ReadonlyMap<string, string>): Sheet {
  return {
    name: ADDRESSES_NAME,
    columns: [
      column('人员编号', 20),
      column('单位', 22),
      column('方式', 8),
      column('时间', 18),
      column('原因', 80),
    ],
    rows: people.flatMap(({ id, unit, unreachable }) =>
      (['mail', 'sms'] as const).flatMap((medium): (readonly Cell[])[] => {
        const fault = unreachable?.[medium]
        if (fault === undefined) return []
        const name = medium === 'mail' ? '邮箱' : '手机'
        return [
          [
            cellText(id),
            cellText(unitNames.get(unit) ?? unit),
            name,
            formatChinaMinute(fault.at),
            cellText(impersonal(fault.reason)),
          ],
        ]
      }),
    ),
  }
}
