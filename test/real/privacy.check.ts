import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { personalDataIn } from '../../lib/domain/judge/content/personal-data.ts'
import { fileTexts } from '../../lib/readers/attachment-text/parts/file-texts.ts'

/** No page or title of the practice data holds personal data that must not be published: every finding would be false. */
const [dir = '.'] = process.argv.slice(2)
const practice = join(dir, 'data', 'practice')
const files = [
  ...readdirSync(join(practice, 'pages')).map((name) => join(practice, 'pages', name)),
  join(practice, 'titles.tsv'),
]
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const LONG = /(?<!\d)\d{15,21}(?!\d)/g

let phones = 0
let longNumbers = 0
let wrong = 0
for (const file of files) {
  const { texts, unread } = await fileTexts(new Uint8Array(readFileSync(file)))
  const findings = personalDataIn(texts)
  for (const { text } of texts) {
    phones += text.match(PHONE)?.length ?? 0
    longNumbers += text.match(LONG)?.length ?? 0
  }
  wrong += findings.length + unread.length
  if (findings.length + unread.length > 0) console.log(file, JSON.stringify({ findings, unread }))
}
console.log(
  `${files.length} files with ${phones} mobile numbers of contacts and ${longNumbers} numbers of 15 to 21 digits: ${wrong} findings`,
)
process.exit(wrong === 0 ? 0 : 1)
