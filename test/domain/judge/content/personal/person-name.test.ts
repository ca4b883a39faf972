import { expect, it } from 'vitest'
import { isPersonName } from '../../../../../lib/domain/judge/content/personal/person-name.ts'

it.each([
  ['张伟', true, 'of two characters'],
  ['王小丽', true, 'of three characters'],
  ['张 伟', true, 'with a blank in it'],
  ['欧阳文', true, 'with a surname of two characters'],
  ['欧阳文山', true, 'with a surname of two characters and a name of two'],
  ['张王小丽', true, 'with the surnames of both parents'],
  ['李建国强', false, 'four characters of which two are no surnames'],
  ['张*', true, 'with a character hidden'],
  ['李某某某', true, 'four characters, hidden by 某'],
  ['李建×强', true, 'four characters, one hidden'],
  ['巴图·苏合', true, 'with a dot'],
  ['巴·苏合', false, 'a dot behind one character'],
  ['巴图·苏', false, 'a dot before one character'],
  ['1巴图·苏合', false, 'a dot and a digit before'],
  ['巴图·苏合1', false, 'a dot and a digit behind'],
  ['ab·cd', false, 'a dot between letters'],
  ['张', false, 'one character'],
  ['张伟建筑公司', false, 'more than four characters'],
  ['张1李四', false, 'a digit in it'],
  ['时间', false, 'a word that begins as a name does'],
  ['张经理', false, 'somebody called by his work'],
  ['路口', true, 'a word that begins as a name does and is not known as such'],
  ['美丽', false, 'no surname'],
])('%s: %s (%s)', (text, expected) => expect(isPersonName(text)).toBe(expected))
