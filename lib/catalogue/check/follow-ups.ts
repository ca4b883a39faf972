import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault, FieldPath } from '../fault.ts'
import {
  channelsOf,
  dutiesOf,
  entriesOf,
  itemsOf,
  type Placed,
  type Rule,
  rowsOf,
  rulesOf,
} from './placed.ts'

type FollowUpEntry = CatalogueFiles['followUps']['sheets'][number]['value']['followUps'][number]

/** What a follow-up names is there: its items, its channels, and a rule of the item that the event starts. */
export function* checkFollowUps(files: CatalogueFiles): Iterable<Fault> {
  const entries = entriesOf(files.followUps.sheets, 'followUps', (file) => file.followUps)
  const isComplete = files.items.complete && files.duties.complete
  const rules = new Map<string, readonly Placed<Rule>[]>([
    ...rowsOf(files)
      .flatMap(itemsOf)
      .map((item) => [item.value.id, rulesOf(item)] as const),
    ...dutiesOf(files).map((duty) => [duty.value.id, rulesOf(duty)] as const),
  ])
  const channels = new Set(channelsOf(files).map(({ value }) => value.id))
  const seen = new Map<string, string>()
  for (const entry of entries) {
    yield* twice(entry, seen)
    if (isComplete) yield* unknownItems(entry, rules)
    for (const [index, channel] of entry.value.on.entries()) {
      if (files.channels.complete && !channels.has(channel))
        yield unknown(entry, ['on', index], { what: `没有渠道 ${channel}`, where: 'channels/ 中已有的编号' })
    }
  }
}

function* unknownItems(
  entry: Placed<FollowUpEntry>,
  rules: ReadonlyMap<string, readonly Placed<Rule>[]>,
): Iterable<Fault> {
  for (const field of ['from', 'to'] as const) {
    const id = entry.value[field]
    if (!rules.has(id))
      yield unknown(entry, [field], { what: `没有事项 ${id}`, where: 'items/ 或 duties.yaml 中已有的编号' })
  }
  const { to, trigger } = entry.value
  const anchors = rules.get(to)?.map(({ value }) => value.anchor)
  if (anchors && !anchors.includes(trigger)) {
    const where = [...new Set(anchors)].filter((anchor) => anchor !== 'first_published').join('、')
    yield unknown(entry, ['trigger'], { what: `事项 ${to} 的期限不从 ${trigger} 起算`, where })
  }
}

/** Two of them from one item to another would give one event two meanings. */
function* twice({ value, fault }: Placed<FollowUpEntry>, seen: Map<string, string>): Iterable<Fault> {
  const key = `${value.from}/${value.to}`
  const first = seen.get(key)
  if (first !== undefined) {
    const message = `从事项 ${value.from} 到 ${value.to} 已有一条：${first}`
    yield fault(['to'], { message, mend: '合并成一条，或删去其中一条' })
  }
  seen.set(key, value.id)
}

function unknown(
  { fault }: Placed<FollowUpEntry>,
  path: FieldPath,
  { what, where }: { readonly what: string; readonly where: string },
): Fault {
  return fault(path, { message: what, mend: `改为 ${where}` })
}
