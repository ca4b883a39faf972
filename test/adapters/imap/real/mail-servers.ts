import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  dovecotConf,
  MAIL_UID,
  MAILBOXES,
  PASSWORD,
  type Place,
  postfixMain,
  postfixMaster,
  TRANSPORT,
} from './configuration.ts'

export interface MailServers {
  /** The certificate of both, which nobody else trusts. */
  readonly issuers: string
  smtpUrl(user: string): string
  imapUrl(user: string, folder?: string): string
  /** Begins without TLS. */
  imapStartTlsUrl(user: string): string
  log(): string
  stop(): Promise<void>
}

/** Postfix and Dovecot of this machine, in a new folder, on free ports of the loopback. */
export async function startMailServers(): Promise<MailServers> {
  // A short path: names of sockets below it may have 107 letters.
  const dir = mkdtempSync('/tmp/dm-')
  const [smtpPort = 0, imapPort = 0, imapsPort = 0, authPort = 0] = await freePorts(4)
  const place: Place = { dir, smtpPort, imapPort, imapsPort, authPort }
  await writeConfiguration(place)
  const etc = join(dir, 'etc')
  await run('/usr/sbin/dovecot', ['-c', join(etc, 'dovecot.conf')])
  await run('/usr/sbin/postfix', ['-c', etc, 'start'])
  const url = (scheme: string, user: string, port: number) =>
    `${scheme}://${encodeURIComponent(user)}:${PASSWORD}@127.0.0.1:${port}`
  return {
    issuers: readFileSync(join(dir, 'cert.pem'), 'utf8'),
    smtpUrl: (user) => url('smtp', user, smtpPort),
    imapUrl: (user, folder = 'INBOX') => `${url('imaps', user, imapsPort)}/${folder}`,
    imapStartTlsUrl: (user) => url('imap', user, imapPort),
    log: () => ['postfix.log', 'dovecot.log'].map((file) => readLog(join(dir, file))).join('\n'),
    async stop() {
      await run('/usr/sbin/postfix', ['-c', etc, 'stop']).catch(() => {})
      const dovecot = Number(readLog(join(dir, 'run', 'master.pid')).trim())
      if (dovecot > 1) process.kill(dovecot)
      // Their last words are written while they end.
      await pause(500)
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Ends with the program itself: what it left running holds on to its pipes, so that it gets none. */
async function run(program: string, words: readonly string[]): Promise<void> {
  const child = spawn(program, words, { stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}`)
}

async function writeConfiguration(place: Place): Promise<void> {
  const { dir } = place
  chmodSync(dir, 0o755)
  for (const folder of ['etc', 'spool', 'data', 'mail', 'run', 'state']) mkdirSync(join(dir, folder))
  chownSync(join(dir, 'mail'), MAIL_UID, MAIL_UID)
  await run('/bin/chown', ['postfix', join(dir, 'data')])
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')]
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files])
  const write = (name: string, text: string) => writeFileSync(join(dir, 'etc', name), text)
  write('main.cf', postfixMain(place))
  write('master.cf', postfixMaster(place))
  write('transport', TRANSPORT)
  write('mailboxes', MAILBOXES.map((address) => `${address} ${address}/\n`).join(''))
  write('users', MAILBOXES.map((address) => `${address}:{PLAIN}${PASSWORD}\n`).join(''))
  write('dovecot.conf', dovecotConf(place))
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
