import type { PersonalFinding } from '../../domain/judge/content/personal-finding.ts'
import type { Matter } from '../../domain/tell/matter.ts'
import type { Fact, Span } from '../letter/letter.ts'
import { HIDDEN_ADVICE, PERSONAL_WORDS } from '../personal-words.ts'
import { plainTitle } from '../plain-title.ts'

const FINDINGS_MAX = 20
const HIDDEN_PLACE = /隐藏|批注|修订|缓存/u

/** Personal data in a notice: in which, what where and how many, and what to do; never the data. */
export function personalFacts({ personal, channelName }: Matter): readonly Fact[] {
  if (personal === undefined) return []
  const { findings, answer } = personal
  const notice: readonly Span[] =
    answer === undefined ? [] : [{ text: plainTitle(answer.title), url: answer.url }]
  return [
    { label: '所在公告', lines: [...notice, { text: channelName }] },
    { label: '发现内容', lines: findingLines(findings), strong: true },
    { label: '请办理', lines: adviceLines(findings) },
    {
      label: '依据',
      lines: [
        {
          text: '《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私、公开会损害第三方合法权益的信息不得公开，第三方同意或者不公开会对公共利益造成重大影响的除外。',
        },
      ],
    },
    { label: '说明', lines: [{ text: '以上由系统比对得出，本邮件不含这些信息；核对无误的，请回复说明。' }] },
  ]
}

function findingLines(findings: readonly PersonalFinding[]): readonly Span[] {
  const shown = findings.slice(0, FINDINGS_MAX).map(({ kind, where, count }) => {
    const place = where === '' ? '正文' : plainTitle(where)
    return { text: `${place}：${PERSONAL_WORDS[kind].name}${count}处` }
  })
  const rest = findings.length - FINDINGS_MAX
  return rest > 0 ? [...shown, { text: `另有${rest}处位置，请通查全文。` }] : shown
}

function adviceLines(findings: readonly PersonalFinding[]): readonly Span[] {
  const kinds = new Set(findings.map(({ kind }) => PERSONAL_WORDS[kind].advice))
  const hidden = findings.some(({ where }) => HIDDEN_PLACE.test(where)) ? [HIDDEN_ADVICE] : []
  return [...kinds, ...hidden].map((text) => ({ text: `${text}。` }))
}
