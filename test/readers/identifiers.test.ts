import { describe, expect, it } from 'vitest'
import type { Identifiers } from '../../lib/domain/watch/notice.ts'
import { NO_IDENTIFIERS } from '../../lib/domain/watch/notice.ts'
import { readIdentifiers } from '../../lib/readers/identifiers.ts'

const CASES: [string, string, Partial<Identifiers>][] = [
  [
    'project code, new form',
    '项目代码：2503-411481-04-01-225421。',
    { projectCodes: ['2503-411481-04-01-225421'] },
  ],
  [
    'project code, old form, full width',
    '２０１８－211324－47－03－244680',
    { projectCodes: ['2018-211324-47-03-244680'] },
  ],
  ['no project code: month 18', '1918-211324-47-03-244680', {}],
  ['no project code: part of a longer run', '12018-211324-47-03-2446801', {}],
  ['plan number of Liaoning', '计划编号：jh21-211324-03713', { procurementNos: ['JH21-211324-03713'] }],
  ['provincial central purchasing', '（LNZC2015-0440-2）', { procurementNos: ['LNZC2015-0440-2'] }],
  [
    'project and lot of the trading platform',
    'G1390021700722001、E3205830301002809009002',
    { procurementNos: ['G1390021700722001'] },
  ],
  ['lot of twenty characters', '标段 E3205830301002809009', { procurementNos: ['E3205830301002809009'] }],
  [
    'an agency number cut by the bracket around it',
    '采购(项目编号:JDGR2026-XY-J002)的竞争性谈判公告',
    { procurementNos: ['JDGR2026-XY-J002'] },
  ],
  [
    'an agency number with its own bracket',
    '招标编号：GZC2021-035（1），',
    { procurementNos: ['GZC2021-035(1)'] },
  ],
  ['a number that begins with words', '项目编号：洛采竞磋-2026-28', { procurementNos: ['洛采竞磋-2026-28'] }],
  ['a value on the next line', '招标编号\nGSS2025099\n招标人', { procurementNos: ['GSS2025099'] }],
  ['a value in the next cell', '采购编号 | DWZB-20211204 | 其他', { procurementNos: ['DWZB-20211204'] }],
  [
    'two numbers after one label',
    '项目编号：永财招标-2026-8；永建招标[2026]003号',
    { procurementNos: ['永财招标-2026-8', '永建招标〔2026〕003号'] },
  ],
  ['no number after a label', '招标公告编号\n/\n招标人', {}],
  ['announcement, old brackets', '台土告字[2018] 077号', { announcementNos: ['台土告字〔2018〕077号'] }],
  [
    'announcement with brackets inside',
    '郁土交易（公）告字【2018】14号',
    { announcementNos: ['郁土交易(公)告字〔2018〕14号'] },
  ],
  [
    'mining announcement',
    '关于湘资矿告字〔2025〕37号的说明',
    { announcementNos: ['湘资矿告字〔2025〕37号'] },
  ],
  [
    'a number after another and the word between them',
    '计价格【2002】1980号文和发改办价【2003】857号、（计价格[2002]1号）及发改价格[2011]534号',
    {
      documentNos: [
        '计价格〔2002〕1980号',
        '发改办价〔2003〕857号',
        '计价格〔2002〕1号',
        '发改价格〔2011〕534号',
      ],
    },
  ],
  [
    'a place whose name begins with a word that joins others',
    '和政储出〔2026〕3号',
    { parcelNos: ['和政储出〔2026〕3号'] },
  ],
  ['mining trade', '黔南公易矿（2026）4号', { announcementNos: ['黔南公易矿〔2026〕4号'] }],
  [
    'parcels of one notice',
    '余政储出【2017】14、15号国有建设用地',
    { parcelNos: ['余政储出〔2017〕14号', '余政储出〔2017〕15号'] },
  ],
  [
    'prose before a number is left out',
    '根据余政储出〔2017〕8号地块',
    { parcelNos: ['余政储出〔2017〕8号'] },
  ],
  ['parcel with a year', '喀左县2025-11号宗地', { parcelNos: ['2025-11'] }],
  ['parcel with letters', '南华县2025-G-8-208号地块', { parcelNos: ['2025-G-8-208'] }],
  ['no parcel: just a lot', '施工项目1号地块', {}],
  ['parcel code', '211324001001GB00012', { parcelNos: ['211324001001GB00012'] }],
  ['licence number', '朝水许决字﹝2020﹞12号', { documentNos: ['朝水许决字〔2020〕12号'] }],
  ['water licence', '取水许可证 C440114S2020-0005', { documentNos: ['C440114S2020-0005'] }],
  [
    'credit code with a valid check character',
    '统一社会信用代码：91500000202805587b',
    { creditCodes: ['91500000202805587B'] },
  ],
  ['no credit code: wrong check character', '91500000202805587C', {}],
  ['nothing', '喀左县召开公租房分配现场会', {}],
]

describe('identifiers in a text', () => {
  it.each(CASES)('%s', (_, text, found) => {
    expect(readIdentifiers(text)).toEqual({ ...NO_IDENTIFIERS, ...found })
  })

  it('says each code once, however often and in whatever brackets it stands', () => {
    const text = '余政储出【2017】8号 余政储出〔2017〕8号 余政储出(2017)8号'
    expect(readIdentifiers(text).parcelNos).toEqual(['余政储出〔2017〕8号'])
  })

  it('never takes an identity number for a credit code, whatever its last digit', () => {
    for (let last = 0; last <= 9; last++)
      expect(readIdentifiers(`21132419800229123${last} 21132419800101001${last}`).creditCodes).toEqual([])
  })

  it('ignores characters that cannot be seen', () => {
    expect(readIdentifiers('2503-41\u200b1481-04-01-22\ue0015421').projectCodes).toEqual([
      '2503-411481-04-01-225421',
    ])
  })
})
