/** 姓氏: the common ones, with those usual among the Mongols of the county. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐伍庞颜倪聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍成苗谷盛曲冉骆蓝路游靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时阳闫穆农司卓古吉缪简车项连芦麦褚窦娄戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由宝扎佈额斯',
)
const LONG_SURNAMES =
  /^(?:欧阳|司马|诸葛|上官|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|南宫|端木|呼延|东方|完颜|耶律)/
/** Words that begin as a name does: heads of columns, and how a person is called instead of by name. */
const NO_NAME =
  /^(?:单位|时间|金额|项目|方式|方案|安全|成交|成员|成绩|全部|全县|平方|计划|费用|关系|常住|房屋|林地|国家|农户|农村|申请|应急|曾用|包号|包装|车辆|路线|高中|高度|明细|相关|公告|公示|公开|公司|公章|利率|利息|信息|信用|原因|原件|展示|门牌|居民|居住|商品|计量|计算|平均|平台|银行|文件|文号|万元|华东|江苏|江西|海南|安徽|云南|连续|应当|由于|相应|来源|时限|向下|位置)/
const TITLE = /(?:先生|女士|小姐|同志|经理|主任|老师|科长|股长|局长|所长|院长|书记|会计|工程师|工|总)$/

/** True for what may be the name of a natural person, in full or with characters hidden (张*、李某某). */
export function isPersonName(text: string): boolean {
  const name = text.replace(/[\s　]/g, '')
  if (/^[\u4e00-\u9fa5]{2,6}[·•][\u4e00-\u9fa5]{2,6}$/.test(name)) return true
  if (!/^[\u4e00-\u9fa5][\u4e00-\u9fa5*×○●■]{1,3}$/.test(name) || NO_NAME.test(name)) return false
  if (TITLE.test(name)) return false
  const isLong = name.length === 4 && !/[*×○●■某]/.test(name)
  return LONG_SURNAMES.test(name) || (SURNAMES.has(name.charAt(0)) && (!isLong || isDoubleSurname(name)))
}

/** 4 characters: the surnames of both parents, then a name of two. */
function isDoubleSurname(name: string): boolean {
  return SURNAMES.has(name.charAt(1))
}
