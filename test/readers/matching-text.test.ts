import { describe, expect, it } from 'vitest'
import { foldText, plainLine } from '../../lib/readers/matching-text.ts'

describe('text for matching', () => {
  it.each([
    ['square brackets', '余政储出[2017]14号', '余政储出〔2017〕14号'],
    ['square brackets of full width', '余政储出［2017］14号', '余政储出〔2017〕14号'],
    ['lenticular brackets', '余政储出【2017】14号', '余政储出〔2017〕14号'],
    ['white lenticular brackets', '余政储出〖2017〗14号', '余政储出〔2017〕14号'],
    ['shell brackets stay', '余政储出〔2017〕14号', '余政储出〔2017〕14号'],
    ['small shell brackets', '余政储出﹝2017﹞14号', '余政储出〔2017〕14号'],
    ['round brackets of full width, with blanks', '余政储出（ 2017 ）14号', '余政储出〔2017〕14号'],
    ['angle brackets', '余政储出〈2017〉14号', '余政储出〔2017〕14号'],
    ['brackets of two kinds', '余政储出【2017]14号', '余政储出〔2017〕14号'],
    ['brackets around other words only change their width', '（第二次）【重新公告】', '(第二次)【重新公告】'],
    ['letters and digits of full width', 'ＪＨ２６－２１１３２４－００１２３：', 'JH26-211324-00123:'],
    ['dashes of every length', 'JH26–211324—00123−1', 'JH26-211324-00123-1'],
    ['zero-width characters and joiners', '中\u200b标\u200c公\u200d告\u2060', '中标公告'],
    ['direction marks and isolates', '\u202a中标\u202c\u2066公告\u2069', '中标公告'],
    ['soft hyphens and byte order marks', '\ufeff中标\u00ad公告', '中标公告'],
    ['private-use characters, also beyond the first plane', '中标\ue5d2公\u{f0001}告', '中标公告'],
    ['variants of characters', '中标公告\ufe0f', '中标公告'],
    ['halves of a pair', '中标\ud842公告', '中标公告'],
    ['rare characters of four bytes stay', '𠮷林路', '𠮷林路'],
    ['line breaks stay', '一\n二', '一\n二'],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})

describe('a line as it is shown', () => {
  it.each([
    ['keeps width, brackets and dashes', '（２０１７）—【一】', '（２０１７）—【一】'],
    ['has one space for blanks of every kind', ' 中标\u00a0\u3000\t\r\n公告 ', '中标 公告'],
    ['has nothing invisible', '\u200b中标\ue000公告\ufeff', '中标公告'],
  ])('%s', (_, text, line) => {
    expect(plainLine(text)).toBe(line)
  })
})
