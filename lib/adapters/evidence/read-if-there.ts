import { readFile } from 'node:fs/promises'

/** The bytes of a file, undefined where there is none; any other fault is thrown. */
export async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
