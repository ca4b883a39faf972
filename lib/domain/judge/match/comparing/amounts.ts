const AMOUNT = /(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(\.\d{1,6})?\s*(亿|万)?/g
const AMOUNTS_MAX = 100
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Numbers of a text as amounts in yuan, whatever they count: `1,234,567.00元`, `123.4567万元`. At most a hundred. */
export function amountsIn(text: string): readonly number[] {
  const amounts: number[] = []
  for (const [, whole = '', fraction = '', scale = ''] of text.normalize('NFKC').matchAll(AMOUNT)) {
    if (amounts.length === AMOUNTS_MAX) break
    const amount = Number(`${whole.replaceAll(',', '')}${fraction}`) * (SCALE[scale] ?? 1)
    amounts.push(Math.round(amount * 100) / 100)
  }
  return amounts
}
