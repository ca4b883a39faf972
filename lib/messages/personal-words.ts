import type { PersonalKind } from '../domain/judge/content/personal-finding.ts'

interface KindWords {
  readonly name: string
  /** What to do now, to whoever posted it. */
  readonly advice: string
}

/** 个人信息 as a clerk reads of it. */
export const PERSONAL_WORDS: Readonly<Record<PersonalKind, KindWords>> = {
  'id-number': {
    name: '完整的公民身份号码',
    advice: '请立即撤下，遮盖号码中间至少8位（含出生日期）后重新发布；已被转载的，联系转载网站一并删除',
  },
  'id-number-15': {
    name: '完整的15位旧身份证号码',
    advice: '请立即撤下，遮盖号码中间至少6位（含出生日期）后重新发布',
  },
  'disability-number': {
    name: '完整的残疾人证号（含公民身份号码）',
    advice: '请立即撤下，删去证号，或遮盖中间至少8位（含出生日期）后重新发布',
  },
  phone: {
    name: '自然人名单中的手机号码',
    advice: '请立即撤下，删去电话一栏，或遮盖号码中间4位后重新发布',
  },
  'bank-card': {
    name: '自然人的银行卡号或账号',
    advice: '请立即撤下，删去账号一栏后重新发布',
  },
  'birth-date-visible': {
    name: '身份号码虽已遮盖，出生日期仍可看出',
    advice: '建议改为遮盖第7至14位，只留前6位和后4位',
  },
  'id-number-thinly-masked': {
    name: '身份号码遮盖不足4位',
    advice: '遮盖不足，可以推算出完整号码：请改为至少遮盖第7至14位',
  },
}

export const HIDDEN_ADVICE = '内容虽然隐藏，下载的人仍可看到：请删除（不是隐藏）后另存为新文件，最好改发 PDF'
