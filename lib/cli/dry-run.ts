import type { County } from '../domain/tell/county.ts'
import { addMs, DAY_MS, formatChinaInstant, formatChinaMinute } from '../domain/time/instant.ts'
import { dryRun, type WouldTell } from '../local/dry-run.ts'
import { playedThrough } from '../local/play.ts'
import { SAMPLE_COUNTY } from '../local/sample/sample.ts'
import { worldCatalogue } from '../local/world.ts'
import { kindWords, rungWords } from './outbox/message-words.ts'
import { progressLine } from './progress-line.ts'
import { day, type StartOptions, type StartPlan } from './start-plan.ts'
import { type ExitCode, misuse, type Terminal } from './terminal.ts'

/**
 * `duban start --dry-run`: who would be told what by which medium. A folder that was played to its end already is run for
 * one day more. Exit 0, whatever there would be to tell.
 */
export async function dryStart(
  { dir, span }: StartPlan,
  options: StartOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const catalogue = worldCatalogue()
  const county = catalogue.counties.get(SAMPLE_COUNTY)
  if (!county) return misuse(`目录里没有 ${SAMPLE_COUNTY}`, terminal)
  const playedAt = playedThrough(dir)
  const isOver = playedAt !== undefined && playedAt >= span.until
  if (isOver && options.at !== undefined)
    return misuse(`${dir} 已经回放到 ${formatChinaMinute(playedAt)}，--at 应晚于它`, terminal)
  const until = isOver ? addMs(playedAt, DAY_MS) : span.until
  const from = playedAt ?? span.from
  const progress = progressLine(terminal, { from, until })
  const told = await dryRun({ dir, catalogue, from, until, onTick: ({ at }) => progress.show(at) })
  progress.end()
  const unitNames = catalogue.units.get(county.code)
  const unitOf = ({ person }: WouldTell) =>
    person === undefined ? undefined : (unitNames?.get(person.unit)?.name ?? person.unit)
  for (const one of told)
    terminal.out(options.json === true ? jsonOf(one, unitOf(one)) : rowOf(one, unitOf(one), county))
  if (options.json !== true)
    for (const line of totals(told, `${day(from)} 至 ${formatChinaMinute(until)}`)) terminal.out(line)
  return 0
}

function rowOf(one: WouldTell, unit: string | undefined, county: County): string {
  const { at, message, person, words, lines } = one
  const rungs = Map.groupBy(lines, (line) => rungWords(line, county))
  const told = [...rungs]
    .map(([rung, all]) => (all.length === 1 ? rung : `${rung}${all.length}项`))
    .join('、')
  const to = `${unit ?? ''} ${person?.name ?? message.person}`.trim()
  const cells = [formatChinaMinute(at), kindWords(message), to, words, told]
  return cells.filter((cell) => cell !== '').join('  ')
}

function jsonOf({ at, message, person, words, lines }: WouldTell, unit: string | undefined): string {
  const { key, medium, kind, urgent } = message
  return JSON.stringify({
    at: formatChinaInstant(at),
    key,
    medium,
    kind,
    urgent,
    unit,
    name: person?.name,
    words,
    lines: lines.map(({ obligation, rung, kind: said }) => ({ obligation, rung, kind: said })),
  })
}

function totals(told: readonly WouldTell[], span: string): readonly string[] {
  const people = new Set(told.map(({ message }) => message.person)).size
  const kinds = [...Map.groupBy(told, ({ message }) => kindWords(message))]
  const byKind = kinds.map(([kind, all]) => `${kind} ${all.length}`).join('，')
  return [
    '',
    `试运行 ${span}：会告知 ${people} 人，共 ${told.length} 条${byKind === '' ? '' : `（${byKind}）`}`,
    '没有发出任何邮件和短信，数据文件夹没有改动',
  ]
}
