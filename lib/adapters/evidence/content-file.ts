import { gunzipSync, gzipSync } from 'node:zlib'
import type { ContentRef, KeptContent } from '../../jobs/ports/notice-content-store.ts'
import { sha256Hex } from './sha256-hex.ts'

/** Of the texts as JSON: above what their bounds let through, with every character written as an escape. */
const JSON_BYTES_MAX = 8_000_000
const FORMAT = 1

/** `<county>/<notice>-<hash of the version>.json.gz`: the same content always has the same name. */
export function contentFileOf({ county, notice, version }: ContentRef): string {
  return `${county}/${encodeURIComponent(notice)}-${sha256Hex(version)}.json.gz`
}

export function packContent(kept: KeptContent): Uint8Array {
  return gzipSync(JSON.stringify({ format: FORMAT, ...kept }))
}

/** Throws for what is no stored content, without a word of what it holds. */
export function unpackContent(packed: Uint8Array): KeptContent {
  const stored = parsed(packed)
  if (!isContent(stored)) throw new Error('a stored notice content is damaged, or of a later format')
  const { content, personal } = stored
  return { content, personal }
}

function parsed(packed: Uint8Array): unknown {
  try {
    return JSON.parse(gunzipSync(packed, { maxOutputLength: JSON_BYTES_MAX }).toString('utf8'))
  } catch {
    return undefined
  }
}

function isContent(stored: unknown): stored is KeptContent {
  const { format, content, personal } = fieldsOf(stored)
  const { text, attachments } = fieldsOf(content)
  const { findings } = fieldsOf(personal)
  return (
    format === FORMAT && typeof text === 'string' && Array.isArray(attachments) && Array.isArray(findings)
  )
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
