import { isKeepPeriod } from '../../duty/due-rule.ts'
import { chinaDateOf, formatChinaMinute } from '../../time/instant.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { PersonalFinding, PersonalKind } from '../content/personal-finding.ts'
import { upperBoundOf } from './keep.ts'
import type { StandingFacts } from './standing-facts.ts'

/**
 * 提示: what a person should look at whatever the standing is. `because` is one Chinese sentence. None of them blames, and
 * none changes a standing.
 */
export type Warning =
  /** A higher rule sets a last day, `upperOn`, and the notice is still up. */
  | { readonly kind: 'past-upper-bound'; readonly because: string; readonly upperOn: LocalDate }
  /** Personal data in the published text: goes to the unit and the office at once. */
  | {
      readonly kind:
        | 'personal-data'
        /** Masked, but not enough of it. */
        | 'poorly-masked'
      readonly because: string
      readonly notice: string
      readonly findings: readonly PersonalFinding[]
    }
  /** How long it must stay depends on a kind of transaction that the event does not name. */
  | { readonly kind: 'keep-unknown'; readonly because: string }

export function warningsOf(facts: StandingFacts): readonly Warning[] {
  return [...personalData(facts), ...pastUpperBound(facts), ...keepUnknown(facts)]
}

const PERSONAL_WORDS: Readonly<Record<PersonalKind, string>> = {
  'id-number': '身份证号码',
  'id-number-15': '15位身份证号码',
  'disability-number': '残疾人证号码',
  phone: '个人电话号码',
  'bank-card': '银行卡号',
  'birth-date-visible': '未遮盖出生日期的证件号码',
  'id-number-thinly-masked': '遮盖位数过少的证件号码',
}

/** A notice that is gone shows nothing any more. */
function personalData({ matched, content }: StandingFacts): Warning[] {
  return matched.flatMap(({ notice }): Warning[] => {
    const findings = content.get(notice.id)?.personal ?? []
    if (findings.length === 0 || notice.goneAt !== undefined || notice.supersededAt !== undefined) return []
    const kinds = [...new Set(findings.map(({ kind }) => PERSONAL_WORDS[kind]))].join('、')
    const places = [...new Set(findings.map(({ where }) => where).filter((where) => where !== ''))].slice(
      0,
      3,
    )
    const where = places.length === 0 ? '' : `（${places.join('、')}）`
    const because = `公告“${notice.title}”中有${kinds}${where}，请立即核对，并遮盖后重新发布。`
    const isMasked = findings.every(({ isWarning }) => isWarning)
    return [{ kind: isMasked ? 'poorly-masked' : 'personal-data', because, notice: notice.id, findings }]
  })
}

function pastUpperBound({ obligation, matched }: StandingFacts): Warning[] {
  const upperOn = upperBoundOf(obligation)
  if (upperOn === undefined) return []
  const up = matched.find(({ notice }) => isUp(notice) && chinaDateOf(notice.lastSeenAt) > upperOn)
  if (!up) return []
  const seen = formatChinaMinute(up.notice.lastSeenAt)
  const because = `上位法规定的最长公示期限到${upperOn}为止，${seen}公告仍在，请主管部门审核是否撤下。`
  return [{ kind: 'past-upper-bound', because, upperOn }]
}

function isUp({ missedAt, goneAt, supersededAt }: StandingFacts['matched'][number]['notice']): boolean {
  return missedAt === undefined && goneAt === undefined && supersededAt === undefined
}

function keepUnknown({ obligation, matched }: StandingFacts): Warning[] {
  const { keepRule, item, channel, event } = obligation
  const isSplit = item.rules.some(
    (rule) =>
      isKeepPeriod(rule.period) &&
      !rule.warning &&
      rule.track !== undefined &&
      rule.channels.includes(channel),
  )
  if (keepRule || !isSplit || matched.length === 0) return []
  const why = event.track === undefined ? '没有写明' : `写的“${event.track}”不是本事项规定的`
  const because = `登记时${why}交易类型，应保留到哪一天无法核对，请补充登记。`
  return [{ kind: 'keep-unknown', because }]
}
