import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { auction, event, type notice, tender } from '../../../fixtures/cast.ts'

export const ROAD = '老城街道示例道路改造工程'
export const road = tender()
export const named = (id: string, projectName: string, parts: Parameters<typeof tender>[0] = {}) =>
  tender({ ...parts, id, facts: { ...parts?.facts, projectName } })
export const candidates = (id: string, parts: Parameters<typeof tender>[0] = {}) =>
  tender({ ...parts, id, item: '21' })
export const report = (id: string) =>
  candidates(id, { trigger: 'evaluation_report_received', track: undefined })
export const land = auction()

export type Row = readonly [
  says: string,
  events: readonly DutyEvent[],
  notice: Parameters<typeof notice>[0],
  verdict: string,
]

export const NAME_ROWS: readonly Row[] = [
  // Codes.
  [
    'a project code is proof by itself',
    [tender({ facts: { projectName: ROAD, projectCode: '2609-211324-04-01-225421' } })],
    { title: '招标公告', text: '项目代码：2609-211324-04-01-225421' },
    'clear: t1',
  ],
  [
    'width and case do not matter',
    [tender({ facts: { projectName: ROAD, procurementNo: 'ｊｈ26-211324-00012' } })],
    { title: '某工程招标公告', text: '招标编号：JH26-211324-00012' },
    'clear: t1',
  ],
  [
    'brackets of one number are written in many ways',
    [auction({ facts: { parcelNo: 'KZ2026-99', announcementNo: '喀土告字[2026]9号' } })],
    {
      channel: 'landchina',
      title: '国有建设用地使用权挂牌出让公告（喀土告字〔2026〕9号）',
      displayedOn: '2026-10-12',
    },
    'clear: a1',
  ],
  [
    'a parcel is one with and without zeros in front of its number',
    [auction({ facts: { parcelNo: 'KZ2026-012', projectName: ROAD } })],
    { title: `${ROAD}地块出让公告（KZ2026-12号）`, displayedOn: '2026-10-12' },
    'clear: a1',
  ],
  [
    'parcel 1 is not parcel 12',
    [auction({ facts: { parcelNo: 'KZ2026-001' } })],
    { title: '喀左县KZ2026-012号地块国有建设用地使用权挂牌出让公告', displayedOn: '2026-10-12' },
    'none',
  ],
  [
    'a parcel number in the title',
    [land],
    { title: '喀左县KZ2026-99号地块国有建设用地使用权挂牌出让公告', displayedOn: '2026-10-12' },
    'clear: a1',
  ],
  [
    'the code decides between two of one name',
    [
      tender({ facts: { projectName: ROAD, procurementNo: 'JH26-211324-00012' } }),
      tender({ id: 't2', facts: { projectName: ROAD, procurementNo: 'JH26-211324-00034' } }),
    ],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'clear: t2',
  ],
  [
    'one name, another number of the same pattern: a person decides',
    [tender({ facts: { projectName: ROAD, procurementNo: 'JH26-211324-00012' } })],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'ambiguous: t1',
  ],
  [
    'a number of another pattern contradicts nothing',
    [tender({ facts: { projectName: ROAD, procurementNo: 'KZCG-2026-7' } })],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'clear: t1',
  ],
  [
    'a credit code without the kind is not enough',
    [tender({ facts: { projectName: '另一个完全不同的工程', creditCode: '91211324MA0UXYT50X' } })],
    { title: '某公司相关情况', text: '统一社会信用代码：91211324MA0UXYT50X' },
    'none',
  ],
  // Names.
  ['the name with the kind', [road], { title: `${ROAD}施工招标公告` }, 'clear: t1'],
  ['the bare name', [road], { title: ROAD }, 'clear: t1'],
  [
    'brackets, blanks and dashes in the name',
    [named('t1', '老城街道（示例）道路 改造工程')],
    { title: '老城街道(示例)道路改造工程-招标公告' },
    'clear: t1',
  ],
  ['an agency around the name', [road], { title: `示例咨询有限公司关于${ROAD}的招标公告` }, 'clear: t1'],
  [
    'the long name of the county for the short one',
    [named('t1', '喀左县示例中学教学楼工程')],
    { title: '喀喇沁左翼蒙古族自治县示例中学教学楼工程招标公告' },
    'clear: t1',
  ],
  [
    'the slip of the pen in the county’s name',
    [named('t1', '喀左县示例中学教学楼工程')],
    { title: '嘎左县示例中学教学楼工程招标公告' },
    'clear: t1',
  ],
  [
    'a longer name is another project',
    [road, named('t2', `${ROAD}监理`)],
    { title: `${ROAD}监理招标公告` },
    'clear: t2',
  ],
  [
    'two events of one name are two possibilities',
    [road, tender({ id: 't2' })],
    { title: `${ROAD}招标公告` },
    'ambiguous: t1 t2',
  ],
  [
    'of two of one name, the one whose time it is',
    [tender({ on: '2026-05-01 09:00' }), tender({ id: 't2', on: '2026-09-02 09:00' })],
    { title: `${ROAD}招标公告` },
    'clear: t2',
  ],
  [
    'a short name counts with the kind only',
    [named('t1', '老城小学')],
    { title: '老城小学招标公告' },
    'clear: t1',
  ],
  ['and not without it', [named('t1', '老城小学')], { title: '老城小学举行开学典礼' }, 'none'],
  [
    'a party with the kind',
    [
      event({
        item: '32.1',
        trigger: 'decision_made',
        unit: 'water-bureau',
        facts: { partyName: '示例矿业有限公司' },
      }),
    ],
    { title: '关于示例矿业有限公司取水许可的决定' },
    'clear: e1',
  ],
  [
    'a party in news about it',
    [
      event({
        item: '32.1',
        trigger: 'decision_made',
        unit: 'water-bureau',
        facts: { partyName: '示例矿业有限公司' },
      }),
    ],
    { title: '示例矿业有限公司捐资助学' },
    'none',
  ],
  [
    'the name in the text and the kind in the title',
    [road],
    { title: '招标公告', text: `项目名称：${ROAD}，招标人：示例` },
    'clear: t1',
  ],
  [
    'the name in the text and no kind',
    [road],
    { title: '我县召开项目调度会', text: `会议听取了${ROAD}情况` },
    'none',
  ],
]
