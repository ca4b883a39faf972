import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What the server does at a step: a reply, an end of the connection, or nothing at all. */
export type Act = `${number}${string}` | 'end' | 'reset' | 'silent'

export interface Script {
  readonly greeting?: Act
  readonly ehlo?: Act
  readonly mailFrom?: Act
  readonly rcptTo?: Act
  readonly data?: Act
  /** At the first bytes of the mail; what comes after them is not read. */
  readonly duringData?: Act
  /** After the final dot. */
  readonly afterData?: Act
}

const VERBS: Readonly<Record<string, [step: keyof Script, usual: Act]>> = {
  EHLO: ['ehlo', '250 scripted'],
  HELO: ['ehlo', '250 scripted'],
  MAIL: ['mailFrom', '250 OK'],
  RCPT: ['rcptTo', '250 OK'],
  DATA: ['data', '354 go on'],
}

/**
 * A mail server of sockets alone, since a real one does not die on request. `mails` are those whose dot arrived. With
 * a second script, what the first one says happens once, and everything else and after it as the second says.
 */
export async function startScriptedServer(script: Script, afterwards: Script = script) {
  const mails: string[] = []
  const sockets = new Set<Socket>()
  let scriptNow = script
  const scripted = (step: keyof Script): Act | undefined => {
    const doing = scriptNow[step]
    if (doing !== undefined) scriptNow = afterwards
    return doing
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    converse(socket, scripted, mails)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    mails,
    connections: () => sockets.size,
    drop() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function converse(socket: Socket, scripted: (step: keyof Script) => Act | undefined, mails: string[]): void {
  let mail: string | undefined
  act(socket, scripted('greeting') ?? '220 scripted')
  socket.on('data', (bytes) => {
    if (mail === undefined) {
      for (const line of bytes.toString('latin1').split('\r\n')) {
        if (line === '') continue
        const [step, usual] = VERBS[line.slice(0, 4).toUpperCase()] ?? []
        const doing = (step && scripted(step)) ?? usual ?? '250 OK'
        if (step === 'data' && doing.startsWith('354')) mail = ''
        act(socket, doing)
      }
      return
    }
    const duringData = scripted('duringData')
    if (duringData) {
      socket.pause()
      act(socket, duringData)
      return
    }
    mail += bytes.toString('latin1')
    if (!mail.endsWith('\r\n.\r\n')) return
    mails.push(mail)
    mail = undefined
    act(socket, scripted('afterData') ?? '250 queued')
  })
}

function act(socket: Socket, doing: Act): void {
  if (doing === 'end') socket.destroy()
  else if (doing === 'reset') socket.resetAndDestroy()
  else if (doing !== 'silent') socket.write(`${doing}\r\n`)
}
