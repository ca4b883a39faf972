/** A kind of 触发事件 and the facts that an event of this kind must carry. */
export interface Trigger {
  readonly id: string
  readonly name: string
  readonly required: readonly FactName[]
  readonly optional: readonly FactName[]
}

/** The closed list of facts; the label is the heading of the column in a workbook. */
export const FACT_LABELS = {
  projectName: '项目名称',
  projectCode: '投资项目代码',
  procurementNo: '采购或招标编号',
  announcementNo: '公告编号',
  parcelNo: '宗地编号',
  documentNo: '文号',
  documentTitle: '文件标题',
  creditCode: '统一社会信用代码',
  partyName: '当事人',
  amount: '金额（元）',
  batch: '批次',
  lot: '标段',
  round: '轮次',
  reportYear: '报告年度',
  village: '乡镇或村',
  place: '地点',
} as const

export type FactName = keyof typeof FACT_LABELS

export type Facts = { readonly [name in FactName]?: string | undefined }
