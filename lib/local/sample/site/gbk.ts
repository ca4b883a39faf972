const LEAD_FIRST = 0x81
const LEAD_LAST = 0xfe
const TRAILS = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index).filter(
  (trail) => trail !== 0x7f,
)

let table: ReadonlyMap<string, number> | undefined

/** The two bytes of each character, found by decoding all pairs once: Node decodes GB18030 but does not encode it. */
function pairsByCharacter(): ReadonlyMap<string, number> {
  if (table) return table
  const decoder = new TextDecoder('gb18030')
  const pairs = new Map<string, number>()
  for (let lead = LEAD_FIRST; lead <= LEAD_LAST; lead++) {
    for (const trail of TRAILS) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      const isOne = character.length === 1 && character !== '\ufffd'
      if (isOne && !pairs.has(character)) pairs.set(character, lead * 256 + trail)
    }
  }
  table = pairs
  return pairs
}

/** Bytes of a page in GBK; a character that GBK does not have becomes a numeric entity, as browsers send it. */
export function encodeGbk(text: string): Uint8Array {
  const pairs = pairsByCharacter()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = pairs.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff)
    else for (const unit of `&#${code};`) bytes.push(unit.charCodeAt(0))
  }
  return Uint8Array.from(bytes)
}
