/** The peoples of 蒙古族自治县, 布依族苗族自治县 and the like: what is left names the county as people call it. */
const PEOPLES =
  /(?:(?:蒙古|满|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|怒|保安|裕固|独龙|普米|各)族|蒙古|哈萨克|塔吉克|锡伯){1,6}自治(?=[县旗])/g
/** Names that no rule gives; the county of 喀左 goes also by its name without 县, and with a slip of the pen. */
const OWN_WAYS: readonly (readonly [RegExp, string])[] = [
  [/喀喇沁左翼[县旗]?|[喀嘎客咯]左县|喀左旗/g, '喀左'],
  [/阜新县/g, '阜蒙县'],
  [/前郭尔罗斯县/g, '前郭县'],
  [/杜尔伯特县/g, '杜蒙县'],
  [/科尔沁左翼(?=[中后]旗)/g, '科左'],
  [/科尔沁右翼(?=[中前]旗)/g, '科右'],
]
const HAS_PEOPLE = /自治[县旗]/
const HAS_OWN_WAY = /[喀嘎客咯]左|喀喇沁|阜新县|前郭尔|杜尔伯|科尔沁/
/** 东乡族自治县 and 鄂温克族自治旗 are called by the name of their people. */
const NAMED_AFTER = /(^|[^族])(东乡|鄂温克|鄂伦春)族?自治(?=[县旗])/g

/** A text in which each autonomous county has one name, the short one: 宽甸满族自治县 and 宽甸县 become 宽甸县. */
export function withShortCounty(text: string): string {
  const short = HAS_PEOPLE.test(text) ? text.replace(NAMED_AFTER, '$1$2').replace(PEOPLES, '') : text
  if (!HAS_OWN_WAY.test(short)) return short
  return OWN_WAYS.reduce((named, [written, name]) => named.replace(written, name), short)
}

/** Province, city and county at the beginning of a key; where all is the county's, people leave them out. */
const PLACE =
  /^(?:[\u4e00-\u9fa5]{2,3}省)?(?:[\u4e00-\u9fa5]{2,3}市)?(?:喀左|[\u4e00-\u9fa5]{1,5}?县|[\u4e00-\u9fa5]{1,4}?[中后前特汉]旗)/

/** `喀左公营子镇…` gives `喀左`; empty when the key does not begin with a county. */
export function leadingPlace(key: string): string {
  return PLACE.exec(key)?.[0] ?? ''
}

const COUNTY_ENDS = /喀左|县(?!城|域|级|直|道|乡|医院|人民医院|中医)|旗(?!舰|杆|帜|袍)/g
/** 全县, 我县 and 农村县乡公路 name no county, nor do 红旗 and 国旗. */
const COUNTY =
  /^(?:[\u4e00-\u9fa5]{2}(?<![我本全各该跨两邻村镇到为由对])县|[\u4e00-\u9fa5]{2}(?<![红国党彩队锦])旗)$/

/** The county that a key names last, as `喀左` or `建平县`. */
export function countyIn(key: string): string | undefined {
  let found: string | undefined
  let from = 0
  for (const { 0: end, index } of key.matchAll(COUNTY_ENDS)) {
    const name = end.length > 1 ? end : key.slice(Math.max(from, index - 2), index + 1)
    if (end.length === 1 && !COUNTY.test(name)) continue
    found = name
    from = index + end.length
  }
  return found
}
