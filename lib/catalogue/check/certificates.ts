import { X509Certificate } from 'node:crypto'
import type { Complaint, Fault } from '../fault.ts'
import type { Placed, WebCard } from './placed.ts'

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * The certificates that a card pins: of issuers, and nothing but certificates.
 * @param at when they must be valid, in ms since 1970; absent: whether they have expired is not asked.
 */
export function* checkCertificates({ value, fault }: Placed<WebCard>, at?: number): Iterable<Fault> {
  if (value.ca === undefined) return
  const certificates = value.ca.match(CERTIFICATE) ?? []
  if (certificates.length === 0 || value.ca.replace(CERTIFICATE, '').trim() !== '') {
    const mend = '只写 BEGIN CERTIFICATE 到 END CERTIFICATE 的证书，可以有几份；不要写私钥和说明'
    yield fault(['ca'], { message: '不是 PEM 格式的证书', mend })
    return
  }
  for (const pem of certificates) {
    const complaint = complaintOf(pem, at)
    if (complaint) yield fault(['ca'], complaint)
  }
}

function complaintOf(pem: string, at: number | undefined): Complaint | undefined {
  const certificate = parsed(pem)
  if (!certificate)
    return { message: '证书读不出来', mend: '重新导出为 PEM（Base64）格式，整段粘贴，不要改动' }
  const { subject, ca, validFromDate, validToDate } = certificate
  const name = subject.replaceAll('\n', '，').slice(0, 100)
  if (!ca) {
    const mend = '改用签发网站证书的机构（中间或根）的证书；网站自己的证书不能写在这里'
    return { message: `不是签发机构的证书：${name}`, mend }
  }
  if (at === undefined) return undefined
  const mend = '请网站管理单位提供现用的中间证书；网站已经补齐证书链的，删去 ca'
  const day = (date: Date) => date.toISOString().slice(0, 10)
  if (validToDate.getTime() < at) return { message: `证书已于 ${day(validToDate)} 到期：${name}`, mend }
  if (validFromDate.getTime() > at) return { message: `证书到 ${day(validFromDate)} 才生效：${name}`, mend }
  return undefined
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
