import type { Matter } from '../../domain/tell/matter.ts'
import type { Role } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { AddressNote } from '../../messages/reminder/address-entry.ts'
import type { SampleMatter } from './sample-matter.ts'
import type { SampleStanding } from './sample-standing.ts'

/** Several matters in one mail. */
export interface Mix {
  readonly id: string
  readonly caption: string
  readonly role: Role
  readonly matters: readonly Matter[]
  readonly addressNotes?: readonly AddressNote[] | undefined
}

const HOSTILE =
  '<b>粗体</b>"\'&amp; =HYPERLINK("http://x.invalid") \u202eןושאר\u202c שלום עולם 超长标题'.repeat(6)

/** The mixes that people get in fact, and those that could break a layout. */
export function mixesOf(samples: readonly SampleMatter[], now: Instant): readonly Mix[] {
  const only = (...names: readonly SampleStanding[]) =>
    names.flatMap((name) => samples.filter(({ standing }) => standing === name).map(({ matter }) => matter))
  const [first] = only('awaited')
  const [late] = only('overdue')
  if (!first || !late) return []
  const all = samples.map(({ matter }) => matter)
  const note: AddressNote = {
    personName: '赵示例',
    role: 'contact',
    unitName: first.unitName,
    medium: 'mail',
    at: now,
    reason: '对方服务器称没有这个邮箱',
    standInName: '李示例',
  }
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...late, subject: `示例项目第${n + 1}标段` }))
  const mix = (id: string, caption: string, matters: readonly Matter[], more: Partial<Mix> = {}): Mix => ({
    id,
    caption,
    matters,
    role: 'contact',
    ...more,
  })
  return [
    mix('mix-usual', '逾期、临期各一，一项新增', [late, { ...first, isNew: true }]),
    mix('mix-closed', '临期一项，办结两项', [...only('published', 'withdrawn'), first]),
    mix('mix-ended', '全部办结', only('published', 'incomplete', 'withheld', 'withdrawn', 'forwarded')),
    mix('mix-thanks', '只有已公开', only('published')),
    mix('mix-changed', '期限变更与临期', [...only('changed'), first]),
    mix('mix-all', '各种情况都有', all),
    mix('mix-head', '报负责人', only('overdue', 'unattested'), { role: 'head' }),
    mix('mix-office', '报政务公开办', only('overdue', 'personal-data'), { role: 'office' }),
    mix('mix-address', '联系方式失效', [], { role: 'head', addressNotes: [note] }),
    mix('mix-address-late', '逾期，同时联系方式失效', [late], {
      role: 'office',
      addressNotes: [
        note,
        { ...note, medium: 'sms', reason: '号码已停机', standInName: undefined, role: 'head' },
      ],
    }),
    mix('mix-many', '四十五项', many(45)),
    mix('mix-hostile', '恶意标题', [
      { ...late, subject: HOSTILE, itemTitle: HOSTILE, channelName: 'x'.repeat(300) },
    ]),
  ]
}
