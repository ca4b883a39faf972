import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import type { DeskOptions } from '../../local/county-desk.ts'
import { atDesk } from '../event.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { FATE_LABELS } from './message-words.ts'
import { type ShownMessage, shownMessage } from './shown-message.ts'

const CANDIDATES_MAX = 10

export interface ShowOptions extends DeskOptions {
  readonly key: string
  readonly json?: boolean | undefined
}

/** `duban outbox show KEY`: everything about one message. Exit 1 when a person must do something about it. */
export async function outboxShow(options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const found = foundBy(options.key, await desk.store.messages(desk.county.code))
    const [message, another] = found
    if (!message || another) return misuse(whichOf(options.key, found), terminal)
    const shown = await shownMessage(message, desk)
    if (options.json === true) terminal.out(JSON.stringify(shown))
    else for (const line of shownWords(shown)) terminal.out(line)
    return shown.mend === undefined ? 0 : 1
  })
}

/** The message of that key; else those whose key has the text in it. */
function foundBy(text: string, messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
  const exact = messages.filter(({ key }) => key === text)
  return exact.length > 0 ? exact : messages.filter(({ key }) => text !== '' && key.includes(text))
}

function whichOf(text: string, found: readonly OutboxMessage[]): string {
  if (found.length === 0) return `没有编号含“${text}”的消息；duban outbox list 列出全部`
  const listed = found.slice(0, CANDIDATES_MAX).map(({ key }) => `  ${key}`)
  return [`有 ${found.length} 条消息的编号含“${text}”，请写全：`, ...listed].join('\n')
}

function shownWords(shown: ShownMessage): readonly string[] {
  const { key, kind, fate, mend, to, messageId, life, lines, answers, now } = shown
  return [
    `消息  ${key}`,
    `种类  ${kind}`,
    `收件人  ${to}`,
    `去向  ${FATE_LABELS[fate]}${mend === undefined ? '' : `——${mend}`}`,
    ...(messageId === undefined ? [] : [`Message-ID  ${messageId}`]),
    ...titled('经过', life),
    ...titled('事项', lines),
    ...titled('收件人的答复', answers),
    ...titled(NOW_TITLES[now.kind] ?? '现在重写', now.text.split('\n')),
  ]
}

const NOW_TITLES: Readonly<Record<string, string>> = {
  mail: '如果现在发出，会写',
  sms: '如果现在发出，会写',
  superseded: '如果现在发出：不会发，因为',
  later: '如果现在发出：要等，因为',
  failed: '如果现在发出：发不了，因为',
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`.trimEnd())]
}
