/** One procedure about which events and notices are made. */
export interface MadeProject {
  readonly county: readonly [full: string, short: string]
  readonly year: number | undefined
  readonly town: string
  readonly noun: string
  readonly phase: string
  readonly issuer: string
  readonly code: string
}

export type Chance = (below: number) => number
export const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance(from.length)] as T

const COUNTIES = [
  ['喀喇沁左翼蒙古族自治县', '喀左县'],
  ['喀左蒙古族自治县', '喀左县'],
  ['阜新蒙古族自治县', '阜蒙县'],
  ['宽甸满族自治县', '宽甸县'],
  ['本溪满族自治县', '本溪县'],
  ['前郭尔罗斯蒙古族自治县', '前郭县'],
  ['长阳土家族自治县', '长阳县'],
  ['双江拉祜族佤族布朗族傣族自治县', '双江县'],
  ['建平县', '建平县'],
  ['凌源市', '凌源市'],
] as const
const FIRST = [...'大小东西南北上下老新青白黑红黄龙虎凤金银石木土平公官双长高牛马羊杨柳松桃梨']
const SECOND = [...'河岭山沟屯台营庄坝湾泉甸洼岗店桥坡林场井塔城堡寨池原川滩窑']
const TOWNS = ['镇', '乡', '街道', '满族乡', '村', '社区']
const WORKS = [
  '高标准农田建设项目',
  '农村饮水安全巩固提升工程',
  '污水处理厂提标改造工程',
  '老旧小区改造配套基础设施建设项目',
  '供热管网改造工程',
  '河道综合治理工程',
  '小流域水土流失综合治理工程',
  '水库除险加固工程',
  '农村公路路面改造工程',
  '危桥改造工程',
  '生活垃圾填埋场封场治理工程',
  '中心小学校舍维修改造项目',
  '燃气管网老化更新改造项目',
  '排水防涝设施建设工程',
  '人居环境整治提升项目',
  '草原修复治理项目',
  '废弃矿山生态修复项目',
  '养老服务中心建设项目',
] as const
const PURCHASES = [
  '人民医院医疗设备采购项目',
  '应急指挥信息平台采购项目',
  '视频监控系统运维服务项目',
  '办公家具采购项目',
  '环卫一体化服务项目',
  '物业服务采购项目',
  '食堂食材配送服务采购项目',
  '公务用车租赁服务采购项目',
  '新能源公交车采购项目',
  '法律顾问服务采购项目',
  '养老服务中心设备采购项目',
  '智慧城管平台建设项目',
] as const
const ISSUERS = [
  '水利局',
  '住房和城乡建设局',
  '农业农村局',
  '交通运输局',
  '教育局',
  '卫生健康局',
  '公共资源交易中心',
]
export const ORDINALS = ['一', '二', '三', '四', '五']

export function isPurchase({ noun }: MadeProject): boolean {
  return (PURCHASES as readonly string[]).includes(noun)
}

export function madeProject(chance: Chance, n: number): MadeProject {
  const year = chance(10) < 6 ? 2024 + chance(3) : undefined
  return {
    county: pick(chance, COUNTIES),
    year,
    town: chance(10) < 8 ? pick(chance, FIRST) + pick(chance, SECOND) + pick(chance, TOWNS) : '',
    noun: pick(chance, chance(2) ? WORKS : PURCHASES),
    phase: chance(5) === 0 ? `（${pick(chance, ORDINALS.slice(0, 3))}期）` : '',
    issuer: pick(chance, ISSUERS),
    code: codeOf(chance, n),
  }
}

function codeOf(chance: Chance, n: number): string {
  const serial = String(n).padStart(5, '0')
  return pick(chance, [
    `JH26-211324-${serial}`,
    `LNZC2026-${String(n % 10_000).padStart(4, '0')}-${Math.floor(n / 10_000) + 1}`,
    `A2113242026${serial.padStart(6, '0')}`,
    `KZCG[2026]${serial}`,
  ])
}

/** The name as it was entered or announced: the county long or short. */
export function fullName({ county, year, town, noun, phase }: MadeProject, chance: Chance): string {
  return `${county[chance(2)]}${year === undefined ? '' : `${year}年`}${town}${noun}${phase}`
}

/** Two projects of one key are one project: what is made of the second would have no single truth. */
export function projectKey({ county, year, town, noun, phase }: MadeProject): string {
  return [county[1], year, town, noun, phase].join('|')
}

/** The name as somebody in a hurry writes it: words that say little are left out, or the county. */
export function shortened(name: string, chance: Chance): string {
  switch (chance(5)) {
    case 0:
      return name.replace('建设项目', '项目').replace('建设工程', '工程')
    case 1:
      return name.replace(/综合|配套|服务(?!中心)/, '')
    case 2:
      return name.replace(/^.{2,16}?[县市](?=.{8})/u, '')
    case 3:
      return name.replace('改造工程', '改造项目').replace('治理工程', '治理项目')
    default:
      return name.replace(/(项目|工程)(?=（|$)/, '')
  }
}
