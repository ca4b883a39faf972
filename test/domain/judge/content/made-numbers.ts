/** Numbers of nobody, made when the tests run, so that none stands in a file. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An ID number of 18 characters; the serial number counts from 0. */
export function madeId(serial = 0, { district = '211324', day = '19800229' } = {}): string {
  const body = `${district}${day}${String(serial).padStart(3, '0')}`
  return `${body}${checkOf(body)}`
}

/** One whose last character is X. */
export function madeIdWithX(): string {
  for (let serial = 0; serial < 100; serial++) if (madeId(serial).endsWith('X')) return madeId(serial)
  throw new Error('no serial number gives an X')
}

export function checkOf(body: string): string {
  const sum = Array.from(body, Number).reduce((total, digit, at) => total + digit * (WEIGHTS[at] ?? 0), 0)
  const check = (12 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

export function madeOldId(serial = 0): string {
  return ['211324', '800228', String(serial).padStart(3, '0')].join('')
}

export function madePhone(serial = 0): string {
  return ['139', '0000', String(serial).padStart(4, '0')].join('')
}

/** A bank card of 19 digits with a good last digit. */
export function madeCard(serial = 0): string {
  const body = `62284800000000${String(serial).padStart(4, '0')}`
  for (let last = 0; last < 10; last++) if (luhnSum(`${body}${last}`) % 10 === 0) return `${body}${last}`
  throw new Error('no last digit')
}

function luhnSum(number: string): number {
  const doubled = (digit: number) => [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0
  return Array.from(number, Number)
    .reverse()
    .reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : doubled(digit)), 0)
}
