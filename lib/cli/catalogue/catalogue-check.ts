import { existsSync } from 'node:fs'
import { systemClock } from '../../adapters/clock.ts'
import { type Fault, faultText } from '../../catalogue/fault.ts'
import { CATALOGUE_DIR, loadCatalogue } from '../../catalogue/load.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import type { ExitCode, Terminal } from '../terminal.ts'

export interface CatalogueCheckOptions {
  readonly dir?: string | undefined
  readonly json?: boolean | undefined
}

/** `duban catalogue check`: every fault with its place, or what the catalogue holds. */
export async function catalogueCheck(options: CatalogueCheckOptions, terminal: Terminal): Promise<ExitCode> {
  const dir = options.dir ?? CATALOGUE_DIR
  if (!existsSync(dir)) {
    terminal.error(`没有文件夹 ${dir}`)
    return 2
  }
  const loaded = loadCatalogue({ dir, at: systemClock.now() })
  if ('faults' in loaded) {
    printFaults(loaded.faults, options, terminal)
    return 1
  }
  printCounts(countsOf(loaded.catalogue), options, terminal)
  return 0
}

function printFaults(faults: readonly Fault[], options: CatalogueCheckOptions, terminal: Terminal): void {
  for (const fault of faults) terminal.out(options.json ? JSON.stringify(fault) : faultText(fault))
  if (!options.json) terminal.out(`目录数据有 ${faults.length} 处问题`)
}

interface Counts {
  readonly rows: number
  readonly items: number
  readonly rules: number
  readonly undated: number
  readonly channels: number
  readonly counties: number
  readonly units: number
  readonly calendarThrough: string
}

function countsOf(catalogue: Catalogue): Counts {
  const rows = new Set([...catalogue.items.values()].flatMap(({ row }) => (row === undefined ? [] : [row])))
  return {
    rows: rows.size,
    items: catalogue.items.size,
    rules: catalogue.rules.size,
    undated: catalogue.undated.size,
    channels: catalogue.channels.size,
    counties: catalogue.counties.size,
    units: [...catalogue.units.values()].reduce((sum, units) => sum + units.size, 0),
    calendarThrough: catalogue.calendar.dateOf(catalogue.calendar.firmThrough),
  }
}

function printCounts(counts: Counts, options: CatalogueCheckOptions, terminal: Terminal): void {
  if (options.json) {
    terminal.out(JSON.stringify(counts))
    return
  }
  terminal.out('目录数据没有问题')
  terminal.out(`附件 ${counts.rows} 行，公开事项 ${counts.items} 个，规则 ${counts.rules} 条`)
  terminal.out(`没有日期的要求 ${counts.undated} 项，发布渠道 ${counts.channels} 个`)
  terminal.out(`县 ${counts.counties} 个，单位 ${counts.units} 个`)
  terminal.out(`工作日历确定到 ${counts.calendarThrough}`)
}
