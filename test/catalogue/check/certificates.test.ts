import { describe, expect, it } from 'vitest'
import { channelSchema } from '../../../lib/catalogue/channel-schema.ts'
import { checkCertificates } from '../../../lib/catalogue/check/certificates.ts'
import type { WebCard } from '../../../lib/catalogue/check/placed.ts'
import { createCertificate } from '../../adapters/http/throw-away-certificate.ts'

const issuer = { host: 'Throw-away issuer', ...createCertificate({ host: 'Throw-away issuer' }) }
const old = createCertificate({ host: 'Old issuer', untilYear: 2026 })
const early = createCertificate({ host: 'Early issuer', fromYear: 2030 })
const site = createCertificate({ host: 'www.county.example', issuer })
const AT = Date.parse('2026-11-24T00:00:00+08:00')

function complaintsOf(ca: string | undefined, at?: number): readonly string[] {
  const list = {
    id: 'notices',
    name: '通知公告',
    url: 'https://www.county.example/notices/',
    reader: { family: 'generic' },
    detail: { format: 'html' },
  }
  const card = channelSchema.parse({
    id: 'county-site',
    name: '县政府网站',
    kind: 'web',
    address: 'https://www.county.example/',
    ask: '请网站管理员提供。',
    lists: [list],
    ...(ca !== undefined && { ca }),
  }) as WebCard
  const faults = checkCertificates(
    {
      value: card,
      fault: (path, complaint) => ({
        file: 'channels/county-site.yaml',
        line: 1,
        column: 1,
        field: path.join('.'),
        ...complaint,
      }),
    },
    at,
  )
  return [...faults].map(({ field, message }) => `${field} ${message}`)
}

describe('the certificates that a card pins', () => {
  it.each([
    ['none', undefined],
    ['that of an issuer', issuer.cert],
    ['those of several issuers', `${issuer.cert}\n${createCertificate({ host: 'Another issuer' }).cert}`],
  ])('may be %s', (_, ca) => expect(complaintsOf(ca, AT)).toEqual([]))

  it.each([
    ['words', '请向网站管理员索取', '不是 PEM 格式的证书'],
    ['a certificate with words before it', `中间证书：\n${issuer.cert}`, '不是 PEM 格式的证书'],
    ['a certificate with its key', `${issuer.cert}${issuer.key}`, '不是 PEM 格式的证书'],
    ['half a certificate', `${issuer.cert.slice(0, 200)}\n-----END CERTIFICATE-----`, '证书读不出来'],
    ['that of the site itself', site.cert, '不是签发机构的证书：CN=www.county.example'],
    ['that of an issuer and that of the site', `${issuer.cert}${site.cert}`, '不是签发机构的证书'],
    ['one that has expired', old.cert, '证书已于 2026-01-01 到期：CN=Old issuer'],
    ['one for later', early.cert, '证书到 2030-01-01 才生效：CN=Early issuer'],
  ])('are not %s', (_, ca, message) => {
    expect(complaintsOf(ca, AT)).toEqual([expect.stringContaining(`ca ${message}`)])
  })

  it('are not asked for their days where nothing is being checked', () => {
    expect(complaintsOf(old.cert)).toEqual([])
    expect(complaintsOf(old.cert, Date.parse('2025-12-31T00:00:00Z'))).toEqual([])
  })
})
