/** Reasons for people, by the code of the network error. TLS problems are named, since the site can mend them. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: '域名解析失败',
  EAI_AGAIN: '域名解析失败',
  EAI_NODATA: '域名解析失败',
  ECONNREFUSED: '连接被拒绝',
  ECONNRESET: '连接被中断',
  EPIPE: '连接被中断',
  UND_ERR_SOCKET: '连接被中断',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  EHOSTUNREACH: '网络不可达',
  ENETUNREACH: '网络不可达',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: '应答不完整',
  ERR_STREAM_PREMATURE_CLOSE: '应答不完整',
  UND_ERR_HEADERS_OVERFLOW: '应答头过大',
  CERT_HAS_EXPIRED: '证书已过期',
  CERT_NOT_YET_VALID: '证书尚未生效',
  DEPTH_ZERO_SELF_SIGNED_CERT: '证书是自签名的',
  SELF_SIGNED_CERT_IN_CHAIN: '证书链中有自签名证书',
  UNABLE_TO_GET_ISSUER_CERT: '证书签发者不受信任',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '证书签发者不受信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '证书签发者不受信任',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书与域名不符',
  EPROTO: '安全连接失败',
  // Servers of 2010 and before, which Node does not talk to by default: the site has to be brought up to date.
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: '网站的加密方式过时（不安全的重新协商）',
  ERR_SSL_UNSUPPORTED_PROTOCOL: '网站的加密协议版本过时',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: '网站的加密协议版本过时',
  ERR_SSL_DH_KEY_TOO_SMALL: '网站的加密密钥太短',
  ERR_SSL_EE_KEY_TOO_SMALL: '网站的证书密钥太短',
  ERR_SSL_CA_MD_TOO_WEAK: '网站证书的签名算法过时',
  ERR_SSL_WRONG_VERSION_NUMBER: '网站在这个端口上不提供加密连接',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: '网站与程序没有共同的加密方式',
}

/** Node's words for a socket that ends while the secure connection is being made; its code is that of any reset. */
const TLS_CUT = /before secure TLS connection/

/** Connections that broke, and servers that are just being restarted: another try may mend it. A timeout it does not. */
const BROKEN: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ERR_STREAM_PREMATURE_CLOSE',
])

export function isBroken(error: unknown): boolean {
  return BROKEN.has(codeOf(error) ?? '')
}

/** A short reason with the code of the error; undefined when the error did not come from the network. */
export function failureReasonOf(error: unknown): string | undefined {
  const code = codeOf(error)
  if (code !== undefined && error instanceof Error && TLS_CUT.test(error.message))
    return `安全连接建立前被网站断开（${code}）`
  const reason = code === undefined ? undefined : (REASONS[code] ?? familyReasonOf(code))
  return reason && `${reason}（${code}）`
}

/** The code of a network error; several attempts at once give the code of the first. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined
}

function familyReasonOf(code: string): string | undefined {
  if (code.startsWith('HPE_')) return '应答不是有效的 HTTP'
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return '安全连接失败'
  if (code.includes('CERT')) return '证书无效'
  // Node's other `ERR_` codes say that the program is wrong.
  return code.startsWith('ERR_') ? undefined : '网络错误'
}
