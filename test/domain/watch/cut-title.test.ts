import { expect, it } from 'vitest'
import { isCutTitle, titleBeginning } from '../../../lib/domain/watch/cut-title.ts'

it.each([
  ['样例县堤防工…', '样例县堤防工'],
  ['样例县堤防工……', '样例县堤防工'],
  ['样例县堤防工⋯', '样例县堤防工'],
  ['样例县堤防工...', '样例县堤防工'],
  ['样例县堤防工..', '样例县堤防工'],
  ['样例县堤防工．．．', '样例县堤防工'],
  ['样例县堤防工。。', '样例县堤防工'],
  ['样例县堤防工···', '样例县堤防工'],
  ['样例县堤防工 … ', '样例县堤防工'],
])('%s is the beginning of a title', (title, beginning) => {
  expect(isCutTitle(title)).toBe(true)
  expect(titleBeginning(title)).toBe(beginning)
})

it.each([
  '样例县堤防工程招标公告',
  '样例县堤防工程招标公告。',
  '样例县…堤防工程招标公告',
  '设备一批（A.B.）',
  '',
])('%s is whole', (title) => {
  expect(isCutTitle(title)).toBe(false)
  expect(titleBeginning(title)).toBe(title)
})
