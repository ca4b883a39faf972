import { existsSync, readFileSync, statSync } from 'node:fs'
import { quietTelemetry } from '../../adapters/telemetry.ts'
import type { Person } from '../../domain/tell/unit.ts'
import { record } from '../../jobs/record.ts'
import { atDesk, type EventOptions } from '../event.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { checkedPeople } from './checked-people.ts'
import { LINES_MAX, type LineFault, type PersonFile, readPersonFile } from './person-file.ts'
import { whoWords } from './person-words.ts'

const BYTES_MAX = 5_000_000

export interface PutOptions extends EventOptions {
  readonly file: string
}

const OUTCOMES = { new: '已登记', changed: '已更正', same: '已有，未改动' } as const

/** `duban person put FILE.csv|jsonl`: the good lines are recorded, each bad one is named with its mend. */
export async function personPut(options: PutOptions, terminal: Terminal): Promise<ExitCode> {
  const file = openedFile(options.file)
  if (typeof file === 'string') return misuse(file, terminal)
  return atDesk(options, terminal, async (desk) => {
    const known = await desk.store.people(desk.county.code)
    const { people, faults } = checkedPeople(file.lines, { known, desk })
    const before = new Map(known.map((one) => [one.id, one]))
    const put = people.map(({ line, person }) => ({
      line,
      person,
      outcome: outcomeOf(person, before.get(person.id)),
    }))
    const news = put.filter(({ outcome }) => outcome !== 'same').map(({ person }) => person)
    if (news.length > 0) {
      const facts = { events: [], attestations: [], decisions: [], people: news }
      await record(facts, { ...desk, telemetry: quietTelemetry })
    }
    for (const { line, person, outcome } of put) {
      const words = `${person.id}  ${whoWords(person, desk)}  ${OUTCOMES[outcome]}`
      terminal.out(options.json === true ? JSON.stringify({ line, id: person.id, outcome }) : words)
    }
    const wrong = [...file.faults, ...faults]
    for (const fault of wrong) terminal.error(faultWords(fault, file, options))
    const count = (asked: keyof typeof OUTCOMES) => put.filter(({ outcome }) => outcome === asked).length
    if (options.json !== true)
      terminal.out(
        `新增 ${count('new')}，更正 ${count('changed')}，未改动 ${count('same')}，有问题的行 ${linesOf(wrong)}`,
      )
    return wrong.length === 0 ? 0 : 1
  })
}

/** The file, or why it cannot be read. */
function openedFile(path: string): PersonFile | string {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return existsSync(path) ? `是文件夹，不是文件：${path}` : `没有这个文件：${path}`
  if (stat.size > BYTES_MAX) return `文件太大：${path} — 分成几个文件`
  const file = readPersonFile(path, readFileSync(path))
  if (!file) return `只读 .csv 和 .jsonl 文件：${path}；.xlsx 的“联系人”表用 duban event import 导入`
  return file.lines.length > LINES_MAX ? `超过 ${LINES_MAX} 行：${path} — 分成几个文件` : file
}

function outcomeOf(person: Person, before: Person | undefined): keyof typeof OUTCOMES {
  if (!before) return 'new'
  const away = person.away ?? before.away
  return factsOf(person, away) === factsOf(before, before.away) ? 'same' : 'changed'
}

function factsOf({ unit, role, name, email, phone }: Person, away: Person['away']): string {
  return JSON.stringify([unit, role, name, email, phone, away?.from, away?.until, away?.substitute])
}

function faultWords(fault: LineFault, { nameOf }: PersonFile, { file, json }: PutOptions): string {
  const { line, message, mend } = fault
  const field = nameOf(fault.field)
  if (json === true) return JSON.stringify({ line, field, message, mend })
  return `${file} 第${line}行${field === '' ? '' : ` ${field}`}：${message} — ${mend}`
}

function linesOf(faults: readonly LineFault[]): number {
  return new Set(faults.map(({ line }) => line)).size
}
