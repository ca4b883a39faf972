const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴']
const DIGIT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Lines of a list of persons with ID numbers: nobody's, since their serial number 000 is given to nobody. */
export function madePersons(count: number): readonly string[] {
  if (count === 0) return []
  const rows = Array.from(
    { length: count },
    (_, at) => `${SURNAMES[at % SURNAMES.length]}示例 | ${madeId(at)}`,
  )
  return ['姓名 | 身份证号码', ...rows]
}

/** Made when the sample runs, so that no number stands in a file. */
function madeId(at: number): string {
  const body = ['211324', String(1970 + at), '0615', '000'].join('')
  const sum = DIGIT_WEIGHTS.reduce((total, weight, place) => total + Number(body[place]) * weight, 0)
  return `${body}${'10X98765432'[sum % 11]}`
}
