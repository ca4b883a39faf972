import { readFileSync } from 'node:fs'
import { personalLookAt } from '../../domain/judge/content/personal-data.ts'
import { fileText } from '../../readers/attachment-text/file-text.ts'
import { fileTexts } from '../../readers/attachment-text/parts/file-texts.ts'

/** What the process is asked about a file. */
export interface WantedOfFile {
  readonly body: Uint8Array
  readonly wants: 'text' | 'personal-data'
}

/** Tables for Chinese fonts that stand outside a PDF, by Adobe, in the packed form of PDF.js. */
const CMAPS = new URL('./cmaps/', import.meta.url)
/** In the package of its library as it is written, beside the bundle as it is deployed. */
const UNRAR = new URL(
  import.meta.url.endsWith('.ts')
    ? import.meta.resolve('node-unrar-js/dist/js/unrar.wasm')
    : new URL('./unrar.wasm', import.meta.url),
)

// Read at once: when it is missing, the process does not start, and no file is called damaged for it.
const unrarWasm = readFileSync(UNRAR)

// PDF.js rejects some promises after it has answered: the next file would be blamed for them.
process.on('unhandledRejection', () => {})
process.on('message', async ({ body, wants }: WantedOfFile) => {
  const parts = { cMapOf, unrarWasm }
  // Of personal data only places and counts leave this process.
  process.send?.(
    wants === 'text' ? await fileText(body, parts) : personalLookAt(await fileTexts(body, parts)),
  )
})
process.send?.('ready')

/** The name comes out of a PDF. */
function cMapOf(name: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(name)) return undefined
  try {
    return new Uint8Array(readFileSync(new URL(`${name}.bcmap`, CMAPS)))
  } catch {
    return undefined
  }
}
