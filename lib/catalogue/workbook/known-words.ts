import type { Catalogue } from '../../domain/catalogue.ts'
import type { Unit } from '../../domain/tell/unit.ts'
import type { SheetRow } from './sheet-rows.ts'

/** Letters, digits, Han characters, points and hyphens: ids become parts of keys and addresses. */
const ID = /^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9._-]{0,39}$/u

/** Id in a cell, or a fault. */
export function idOf(row: SheetRow, heading: string): string | undefined {
  const id = row.neededText(heading).normalize('NFKC')
  if (id === '' || ID.test(id)) return id === '' ? undefined : id
  row.fault(heading, {
    message: '编号里有不能用的字符',
    mend: '只用汉字、字母、数字、点和连字符，不超过40个字',
  })
  return undefined
}

/** County code of the row; it may be left empty while there is one county only. */
export function countyOf(row: SheetRow, { counties }: Catalogue): string | undefined {
  const heading = '行政区划代码'
  const code = row.text(heading)
  const [only] = counties.size === 1 ? counties.keys() : []
  if (code === '' && only !== undefined) return only
  if (counties.has(code)) return code
  const named = [...counties.values()].find(({ name, aliases }) => name === code || aliases.includes(code))
  if (named) return named.code
  if (code === '') row.neededText(heading)
  else row.notKnown(heading, counties.keys())
  return undefined
}

/** Id of a unit that is given by id, name or one of its names over time. */
export function unitOf(
  row: SheetRow,
  heading: string,
  { county, catalogue }: { county: string; catalogue: Catalogue },
): string | undefined {
  const text = row.neededText(heading)
  if (text === '') return undefined
  const units = [...(catalogue.units.get(county)?.values() ?? [])]
  const unit = unitCalled(text, units)
  if (!unit) row.notKnown(heading, units.flatMap(namesOf))
  return unit?.id
}

/** The unit of that id, name or one of its names over time. */
export function unitCalled(text: string, units: readonly Unit[]): Unit | undefined {
  const key = nameKey(text)
  return units.find((unit) => unit.id === text || namesOf(unit).map(nameKey).includes(key))
}

/** Its name and those it had. */
export function namesOf({ name, aliases }: Unit): readonly string[] {
  return [name, ...aliases.map((alias) => alias.name)]
}

/** Id of a channel that is given by id, name or another name. */
export function channelOf(row: SheetRow, heading: string, catalogue: Catalogue): string | undefined {
  const text = row.neededText(heading)
  if (text === '') return undefined
  const channels = [...catalogue.channels.values()]
  const key = nameKey(text)
  const channel = channels.find(
    ({ id, name, aliases }) => id === text || [name, ...aliases].map(nameKey).includes(key),
  )
  if (!channel)
    row.notKnown(
      heading,
      channels.map(({ name }) => name),
    )
  return channel?.id
}

/** Names without width, blanks and kind of quotation marks. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/[\s“”"'‘’]/g, '')
}
