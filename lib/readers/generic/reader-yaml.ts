import type { ListReader } from '../../domain/watch/channel.ts'

/** A reader as it stands in a channel's card. Words are quoted as in JSON, which is YAML too. */
export function readerYaml(reader: ListReader): string {
  const fields = Object.entries(reader).filter(([, value]) => value !== undefined)
  return ['reader:', ...fields.map(([name, value]) => `  ${name}: ${flow(value)}`)].join('\n')
}

function flow(value: unknown): string {
  if (typeof value === 'string') return /^[a-z][a-z-]*$/.test(value) ? value : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([name, inner]) => `${name}: ${flow(inner)}`).join(', ')} }`
}
