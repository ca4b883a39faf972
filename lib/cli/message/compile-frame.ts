import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DARK_STYLE, FONT } from '../../messages/letter/letter-style.ts'

const LETTER_DIR = join(import.meta.dirname, '..', '..', 'messages', 'letter')
const FRAME_FILE = join(LETTER_DIR, 'letter-frame.ts')

/**
 * The frame of every mail as a TypeScript file, compiled from `letter.mjml`. It is kept beside its template, so that
 * no mail waits for a compiler and none travels in a bundle.
 */
export async function frameModule(): Promise<string> {
  const { default: mjml2html } = await import('mjml')
  const template = readFileSync(join(LETTER_DIR, 'letter.mjml'), 'utf8')
    .replaceAll('{{font}}', FONT)
    .replace('{{darkStyle}}', DARK_STYLE)
  const { html } = await mjml2html(template, { validationLevel: 'strict', keepComments: false })
  return `/** Compiled from letter.mjml by \`npm run letters\`; the places in double braces are filled in for each mail. */
export const LETTER_FRAME = \`${tight(html).replace(/[\\`]|\$\{/g, '\\$&')}\`
`
}

/** Blanks at line ends and empty lines only make mails longer. */
function tight(html: string): string {
  return `${html
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\n+(?=\/?>)/g, '')
    .replace(/<(\w+)\s+/g, '<$1 ')
    .trim()}\n`
}

if (import.meta.main) writeFileSync(FRAME_FILE, await frameModule())
