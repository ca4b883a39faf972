import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { unzipSync } from 'fflate'

/** A folder with a catalogue; `close` removes it where it was made for the purpose. */
export interface CatalogueFolder {
  readonly dir: string
  close(): void
}

const ARCHIVE_BYTES_MAX = 64 * 1024 * 1024

/** The folder of that name, else what `dir` was at that git revision; or the sentence that says why there is neither. */
export function otherCatalogue(name: string, dir: string): CatalogueFolder | string {
  if (existsSync(name)) {
    return statSync(name).isDirectory()
      ? { dir: name, close: () => {} }
      : `是文件，不是目录数据的文件夹：${name}`
  }
  try {
    return unpacked(git(dir, ['archive', '--format=zip', commitOf(name, dir), '.']))
  } catch (error) {
    return gitWords(error as GitError, { name, dir })
  }
}

/** A name that begins with a hyphen is never taken for an option. */
function commitOf(name: string, dir: string): string {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  return new TextDecoder().decode(git(dir, args)).trim()
}

function git(dir: string, args: readonly string[]): Uint8Array {
  return execFileSync('git', ['-C', dir, ...args], { maxBuffer: ARCHIVE_BYTES_MAX, stdio: 'pipe' })
}

function unpacked(archive: Uint8Array): CatalogueFolder {
  const dir = mkdtempSync(join(tmpdir(), 'duban-catalogue-'))
  const close = () => rmSync(dir, { recursive: true, force: true })
  try {
    const files = Object.entries(unzipSync(archive, { filter: ({ name }) => /\.ya?ml$/i.test(name) }))
    for (const [name, bytes] of files) {
      const path = resolve(dir, name)
      if (!path.startsWith(dir + sep)) continue
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    }
    return { dir, close }
  } catch (error) {
    close()
    throw error
  }
}

interface GitError extends Error {
  readonly code?: string
  readonly stderr?: Uint8Array
}

function gitWords(error: GitError, { name, dir }: { name: string; dir: string }): string {
  if (error.code === 'ENOENT') return `没有文件夹 ${name}；按版本比较需要 git，这台机器上没有`
  if (error.stderr === undefined) throw error
  const said = new TextDecoder().decode(error.stderr).trim()
  if (/not a git repository/.test(said)) return `没有文件夹 ${name}，${dir} 也不在 git 仓库里`
  if (/is untracked|did not match/.test(said)) return `git 版本 ${name} 里没有 ${dir}`
  if (said === '') return `没有文件夹 ${name}，也没有这个 git 版本（浅克隆要先取回它：git fetch）`
  return `不能读取 git 版本 ${name}：${said.split('\n')[0]}`
}
