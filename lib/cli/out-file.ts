import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Tries whether a file can be written, before the work whose outcome is to stand in it: the sentence that says why not,
 * where its folder is missing. Leaves no file and changes none. Throws what the system says of any other obstacle.
 */
export function outFileFault(file: string): string | undefined {
  const isNew = !existsSync(file)
  try {
    closeSync(openSync(file, 'a'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return `没有文件夹 ${dirname(file)}：先建好，或换一个 --out`
    throw error
  }
  if (isNew) rmSync(file)
  return undefined
}
