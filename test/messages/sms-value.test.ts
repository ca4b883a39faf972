import { expect, it } from 'vitest'
import { cutTo, smsValue } from '../../lib/messages/sms/sms-value.ts'

const MOBILE = `1${'0'.repeat(10)}`

it.each([
  ['brackets of a document number become plain ones', '喀政办发〔2018〕65号', '喀政办发（2018）65号'],
  ['brackets of a signature do too', '【急】公告', '（急）公告'],
  ['wide letters become plain, the marks of Chinese stay', 'ＡＢ１２，（甲）；乙！', 'AB12，（甲）；乙！'],
  ['narrow marks become those of Chinese', '甲,乙;丙(丁)', '甲，乙；丙（丁）'],
  ['circled numbers and stars go', '①甲★乙•丙', '1甲 乙 丙'],
  ['links go, with and without a scheme', '甲 https://a.example/b?c 乙www.a.cn丙a.gov.cn/x', '甲 乙 丙'],
  ['numbers of people go', `王某 ${MOBILE} 公告`, '王某 … 公告'],
  ['line breaks and hidden marks go', '甲\r\n乙\u200b\u202e丙', '甲 乙丙'],
  ['emoji go', '公告👩‍👩‍👧', '公告'],
  ['nothing has a name all the same', ' \n', '有关事项'],
  ['what is nothing but symbols too', '★★', '有关事项'],
])('%s', (_, text, value) => {
  expect(smsValue(text, 35)).toBe(value)
})

it.each([
  ['甲乙丙丁', 4, '甲乙丙丁'],
  ['甲乙丙丁戊', 4, '甲乙丙…'],
  ['𬭚𬭚𬭚', 4, '𬭚…'],
  ['𬭚𬭚𬭚', 5, '𬭚𬭚…'],
  ['甲乙', 1, '…'],
])('cuts %j to %i', (text, charsMax, cut) => {
  expect(cutTo(text, charsMax)).toBe(cut)
})
