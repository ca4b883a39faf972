/** 投资项目代码 of the form in force since 2020: year and month, district, department, type, six digits. */
const NEW_FORM = /^\d{2}(?:0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}$/
const OLD_YEAR = /^(?:19|20)(?:0\d|1\d|20)-/

/**
 * Whether the check digit of a project code is right (ISO 7064 MOD 11,10 over nineteen digits). Undefined for the old
 * form, which has none, and where year and month may as well be a year. Evidence, never a gate: known from few samples.
 */
export function hasRightCheckDigit(projectCode: string): boolean | undefined {
  if (!NEW_FORM.test(projectCode)) return undefined
  const digits = projectCode.replaceAll('-', '')
  const isRight = checkDigitOf(digits.slice(0, 19)) === Number(digits.charAt(19))
  return !isRight && OLD_YEAR.test(projectCode) ? undefined : isRight
}

/** ISO 7064 MOD 11,10. */
export function checkDigitOf(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (2 * sum) % 11
  }
  return (11 - product) % 10
}
