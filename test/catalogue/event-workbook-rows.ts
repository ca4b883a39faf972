import writeXlsxFile from 'write-excel-file/node'
import { readEventWorkbook, type WorkbookContext } from '../../lib/catalogue/event-workbook.ts'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'

export const catalogue = mustLoadCatalogue()
export const recordedAt = chinaInstantOf(2026, 10, 20, 9)
export const context: WorkbookContext = { recordedAt }

export type Cells = Readonly<Record<string, string | number | Date | undefined>>

/** A row that is right; each case changes what it is about. */
export const TENDER: Cells = {
  编号: '2026-20-01',
  行政区划代码: '211324',
  公开事项编号: '20',
  触发事件: '收到公告或公示信息文本',
  发生时间: '2026-10-13 15:20',
  '提交方式/交易类型': '电子交互',
  责任单位: '县发改局',
  项目名称: '喀左县示例工程',
}
export const ATTESTATION: Cells = {
  事件编号: '2026-20-01',
  渠道: '村公告公示栏',
  张贴日期: '2026-10-21',
  证明人: '王示例',
  照片校验值: 'a'.repeat(64),
}
export const DECISION: Cells = { 事件编号: '2026-20-01', 决定: '撤回', 依据: '样例', 批准人: '刘示例' }
export const PERSON: Cells = { 姓名: '张示例', 单位: '县交通局', 角色: '联系人', 邮箱: 'road@county.example' }

type SheetCells = Readonly<Record<string, readonly Cells[]>>

async function bytesOf(sheets: SheetCells): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, rows]) => {
    const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const cells = rows.map((row) => headings.map((heading) => cellOf(row[heading])))
    return { sheet, data: [headings.map((value) => ({ value })), ...cells] }
  })
  return writeXlsxFile(written).toBuffer()
}

function cellOf(value: string | number | Date | undefined) {
  if (value === undefined) return null
  return value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd hh:mm' } : { value }
}

export async function read(sheets: SheetCells, from: WorkbookContext = context) {
  return readEventWorkbook(await bytesOf(sheets), catalogue, from)
}
