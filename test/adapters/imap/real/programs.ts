import { accessSync } from 'node:fs'

const PROGRAMS = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/bin/openssl']

/** Why the real mail servers cannot be started here; undefined where they can. */
export const MISSING: string | undefined = missing()

function missing(): string | undefined {
  const absent = PROGRAMS.filter((file) => !isThere(file))
  if (absent.length > 0) return `${absent.join(', ')} not installed`
  // Both change to users of their own.
  return process.getuid?.() === 0 ? undefined : 'not the super-user'
}

function isThere(file: string): boolean {
  try {
    accessSync(file)
    return true
  } catch {
    return false
  }
}
