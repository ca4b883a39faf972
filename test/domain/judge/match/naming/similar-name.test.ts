import { describe, expect, it } from 'vitest'
import { isAbbreviated } from '../../../../../lib/domain/judge/match/naming/similar-name.ts'

describe('a name that comes close to another', () => {
  it.each([
    // How long.
    ['has at least four characters', '示例大桥', '示例大石桥', true],
    ['and not three', '示大桥', '示例大桥', false],
    ['is not longer than eighty', `示例${'大桥'.repeat(39)}`, `示例${'大桥'.repeat(39)}`, true],
    ['and not longer than that', `示例${'大桥'.repeat(39)}堤`, `示例${'大桥'.repeat(39)}`, false],
    ['holds half of the longer', '公营桥亮', '公甲营乙桥丙亮丁', true],
    ['and not less', '公营桥亮', '公甲营乙桥丙亮丁戊', false],
    // A part put in.
    ['has both its ends at those of the longer', '示例改造', '示例路府前街至中心路改造', true],
    ['also with one more character at one end', '示例路改造', '示例路府前街至中心路及周边全部改造', true],
    ['and not one character at an end', '示改造工', '示例路府前街至中心路改造工', false],
    ['nor ends that leave something between them', '示例甲改造', '示例路府前街至中心路改造', false],
    // Numbers.
    ['has its numbers in the longer', '2026示例大桥', '示例大桥2026年度', true],
    ['all their digits', '12示例大桥改造', '21示例大桥改造', false],
    ['also counted in Chinese', '大河示例小区二期', '大河示例小区三期', false],
    ['with all their characters', '大河示例小区十二期', '大河示例小区二十期', false],
    ['where they count something', '大河示例三角洲改造', '大河示例山角洲改造', true],
    // A slip of the pen.
    ['has one wrong character of seven', '大河镇危桥改造', '大何镇危桥改造', true],
    ['also the first', '大河镇危桥改造', '太河镇危桥改造', true],
    ['of six has none', '大河镇桥改造', '大何镇桥改造', false],
    ['has no wrong direction', '大河东侧危桥改造', '大河西侧危桥改造', false],
    ['has no wrong letter', '大河危桥改造a段', '大河危桥改造b段', false],
    ['may have a direction for what is none', '大河东侧危桥改造', '大河洞侧危桥改造', true],
    ['is the same', '大河镇危桥改造', '大河镇危桥改造', true],
    // Several slips, parts turned round.
    ['has its parts turned round', '大河镇示例灌区节水', '示例灌区节水大河镇', true],
    [
      'has several wrong characters, in order',
      '大河镇示例灌区节水配套完善',
      '大河镇是列灌区节水配套完善',
      true,
    ],
    ['but not most of them', '大河镇示例灌区节水配套', '大何镇是列灌曲节水陪套', false],
    ['has no number that the longer has not', '大河镇示例灌区节水3段', '示例灌区节水大河镇4段', false],
    [
      'has no town that the longer has not',
      '大河镇示例灌区节水配套完善',
      '白塔镇示例灌区节水配套完善',
      false,
    ],
    [
      'may have a town with a wrong character',
      '大河口镇示例灌区节水配套完善',
      '大何口镇示列灌区节水配套完善',
      true,
    ],
    ['may have no town where the longer has one', '示例灌区节水配套完善', '示列灌区节水配套完善大河镇', true],
    ['may have one town of two', '示例灌区节水大河镇', '大河镇石门乡示例灌区节水', true],
  ])('%s', (_, one, other, expected) => {
    expect(isAbbreviated(one, other)).toBe(expected)
    expect(isAbbreviated(other, one)).toBe(expected)
  })
})
