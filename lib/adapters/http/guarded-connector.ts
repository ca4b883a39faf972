import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { buildConnector } from 'undici'
import { invariant } from '../../domain/invariant.ts'
import { guardedLookup, isPublicAddress, RefusedAddressError } from './address-guard.ts'

export interface ConnectorSettings {
  /** Origins answered by a server on loopback, `http://kazuo.sample.localhost` → `http://127.0.0.1:8080`. */
  readonly origins?: ReadonlyMap<string, string> | undefined
  /** Certificates of issuers, in PEM, by the one host on which each is trusted besides the built-in ones. */
  readonly extraCas?: ReadonlyMap<string, readonly string[]> | undefined
}

/** Opens connections to public addresses and to the mapped loopback servers, and to nothing else. */
export function createGuardedConnector(settings: ConnectorSettings): buildConnector.connector {
  const usual = doorsWith({})
  const pinned = new Map(
    [...(settings.extraCas ?? [])].map(([host, cas]) => [
      host,
      doorsWith({ ca: [...rootCertificates, ...cas] }),
    ]),
  )
  const loopbacks = new Map([...(settings.origins ?? [])].map(([from, to]) => [from, loopbackUrl(to)]))
  return (options, callback) => {
    const { toPublic, toLoopback } = pinned.get(options.hostname) ?? usual
    const address = options.hostname.replace(/^\[|\]$/g, '')
    const loopback = loopbacks.get(`${options.protocol}//${options.host ?? options.hostname}`)
    if (loopback) {
      const { protocol, hostname, port } = loopback
      return toLoopback({ ...options, protocol, hostname, port, servername: address }, callback)
    }
    if (isInnerName(address) || (isIP(address) !== 0 && !isPublicAddress(address))) {
      return callback(new RefusedAddressError(address), null)
    }
    toPublic(options, callback)
  }
}

function doorsWith(tls: { readonly ca?: string[] }) {
  return {
    toPublic: buildConnector({ allowH2: false, lookup: guardedLookup, ...tls }),
    toLoopback: buildConnector({ allowH2: false, ...tls }),
  }
}

/** Names that never leave the machine (RFC 6761, 6.3), whatever a resolver says. */
function isInnerName(hostname: string): boolean {
  return /(?:^|\.)localhost\.?$/.test(hostname)
}

function loopbackUrl(origin: string): URL {
  const url = new URL(origin)
  invariant(url.hostname === '127.0.0.1', `not a loopback origin: ${origin}`)
  return url
}
