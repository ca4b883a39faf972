import type { JsonListReader } from '../../domain/watch/channel.ts'
import { shapeOfKeys, wordAt } from '../json-path.ts'
import type { ListPage } from '../list-answer.ts'

interface RegionOfRows {
  readonly value: unknown
  readonly rows: readonly unknown[]
  readonly reader: Pick<JsonListReader, 'region' | 'regionNames'>
  /** Code of the district that was asked for. */
  readonly region: string | undefined
}

/**
 * What speaks against an answer that was to hold the notices of one district. Sites that ignore the filter, or that
 * answer a reader who is too quick with another list, show it in the rows: one row of another district is enough,
 * since what else was left out for it cannot be known. Undefined where every row shows the district, or the card
 * names no field that does.
 */
export function regionFault({ value, rows, reader, region }: RegionOfRows): ListPage | undefined {
  const { region: path, regionNames = [] } = reader
  if (path === undefined || (region === undefined && regionNames.length === 0)) return undefined
  const seen = rows.map((row) => wordAt(row, path)?.trim() ?? '')
  const belongs = (shown: string) =>
    isCodeOf(shown, region) || regionNames.some((name) => shown.includes(name))
  const other = seen.find((shown) => shown !== '' && !belongs(shown))
  if (other !== undefined) {
    const reason = `要 ${regionNames[0] ?? region} 的公告，给了 ${other.slice(0, NAME_CHARACTERS_MAX)} 的`
    return { kind: 'misled', reason }
  }
  const unsaid = seen.filter((shown) => shown === '').length
  if (unsaid === 0) return undefined
  if (unsaid < seen.length)
    return { kind: 'unreadable', reason: `${seen.length} 条中有 ${unsaid} 条没有写明地区（${path}）` }
  const reason = `没有一条带地区字段 ${path}，不能确认是不是本县的列表`
  return { kind: 'unreadable', reason, selector: path, sample: shapeOfKeys(value) }
}

const NAME_CHARACTERS_MAX = 40

/** 211324 also stands for 211324000000 and for a township, 211324100. */
function isCodeOf(shown: string, region: string | undefined): boolean {
  return region !== undefined && /^\d{6,12}$/.test(shown) && shown.startsWith(region)
}
