import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetcher } from '../../lib/adapters/http/fetcher.ts'
import { addressesOf, channelsByHost, pinnedIssuers } from '../../lib/catalogue/channel-hosts.ts'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import type { Channel, ListReader, WebChannel } from '../../lib/domain/watch/channel.ts'
import { pageRequest, type SampleServer, startTlsServer } from '../adapters/http/sample-server.ts'
import { createCertificate } from '../adapters/http/throw-away-certificate.ts'

const GLIST: ListReader = {
  family: 'glist',
  siteCode: 'COUNTY',
  pager: 'https://cms.county.example/html/page.xhtml',
}

function site(id: string, address: string, more: Partial<WebChannel> & { region?: string } = {}): WebChannel {
  const { region, ...rest } = more
  return {
    id,
    name: id,
    kind: 'web',
    address,
    aliases: [],
    caveats: [],
    ask: '样例',
    lists: [
      {
        id: 'notices',
        name: '通知公告',
        url: `${address}notices/`,
        reader: GLIST,
        detail: { format: 'html' },
      },
    ],
    expect: { silentDaysMax: 180, mayBeEmpty: false, region },
    politeness: { delayMs: 0, timeoutMs: 5000, from: '00:00', until: '23:59', pagesMax: 5 },
    ...rest,
  }
}

const BOARD: Channel = {
  id: 'board',
  name: '公示栏',
  kind: 'board',
  aliases: [],
  caveats: [],
  ask: '请拍照。',
}

describe('the channels that are read for a county', () => {
  const channels = [
    site('province', 'https://www.province.example/'),
    site('province-drugs', 'https://www.province.example/drugs/'),
    site('own', 'https://www.county.example/', { region: '211324' }),
    site('neighbour', 'https://www.neighbour.example:8443/', { region: '211322' }),
    BOARD,
  ]
  const idsFor = (county: string) =>
    [...channelsByHost(channels, county)].map(([host, of]) => [host, of.map(({ id }) => id)])

  it('are those of all counties and its own, by host', () => {
    expect(idsFor('211324')).toEqual([
      ['www.province.example', ['province', 'province-drugs']],
      ['www.county.example', ['own']],
    ])
    expect(idsFor('211322')).toEqual([
      ['www.province.example', ['province', 'province-drugs']],
      ['www.neighbour.example:8443', ['neighbour']],
    ])
  })

  it('leave a county without a card of its own unread there', () => {
    expect(idsFor('210100').flat()).not.toContain('www.county.example')
  })

  it('of the catalogue are all read for its county, and the site of this county for no other', () => {
    const { channels: cards } = mustLoadCatalogue()
    const web = [...cards.values()].filter(({ kind }) => kind === 'web')
    const readFor = (county: string) => [...channelsByHost(cards.values(), county).values()].flat()
    expect(readFor('211324')).toHaveLength(web.length)
    const left = web.filter((card) => !readFor('211322').some(({ id }) => id === card.id))
    expect(left.map(({ id }) => id).sort()).toEqual([
      'ccgp-liaoning',
      'county-site',
      'landchina',
      'lncredit',
      'lntb',
    ])
  })
})

describe('the addresses that a list names', () => {
  it('are those of its pager, its detail and its rows too, as far as they are written out', () => {
    const reader: ListReader = {
      family: 'json-list',
      method: 'GET',
      size: 20,
      list: 'rows',
      title: 'title',
      date: 'date',
      url: 'http://files.county.example{path}',
      zone: 'china',
    }
    const request = { pattern: 'id=(.+)', url: 'http://api.county.example/get/{1}', method: 'GET' as const }
    const file = { path: 'file', base: 'http://pdf.county.example/' }
    const detail = { format: 'json' as const, request, file }
    const url = 'http://www.county.example/list?page={page}'
    const list = { id: 'notices', name: '通知公告', url, reader, detail }
    expect(addressesOf(list)).toEqual([
      { path: ['url'], url: 'http://www.county.example/list?page=' },
      { path: ['reader', 'url'], url: 'http://files.county.example' },
      { path: ['detail', 'request', 'url'], url: 'http://api.county.example/get/' },
      { path: ['detail', 'file', 'base'], url: 'http://pdf.county.example/' },
    ])
    const inFull = { ...list, reader: { ...reader, url: '{address}' }, detail: { format: 'html' as const } }
    expect(addressesOf(inFull).map(({ path }) => path)).toEqual([['url']])
  })
})

describe('an issuer that a card pins', () => {
  const issuer = { host: 'Throw-away issuer', ...createCertificate({ host: 'Throw-away issuer' }) }
  const other = createCertificate({ host: 'Another issuer' })
  const servers: SampleServer[] = []
  const origins = new Map<string, string>()

  beforeAll(async () => {
    for (const host of ['cms.county.example', 'www.other.example']) {
      const server = await startTlsServer(createCertificate({ host, issuer }))
      servers.push(server)
      origins.set(`https://${host}`, server.origin)
    }
  })
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  async function kindsOf(channels: readonly Channel[]) {
    const extraCas = pinnedIssuers(channels)
    const fetcher = createFetcher({ userAgent: 'duban/1.0 (test)', origins, extraCas })
    try {
      const ask = async (url: string) => (await fetcher.fetch(pageRequest(url))).kind
      return [await ask('https://cms.county.example/page'), await ask('https://www.other.example/page')]
    } finally {
      await fetcher.close()
    }
  }

  it('is trusted on every host of the card, that of its pager too, and on no other', async () => {
    const card = site('own', 'https://www.county.example/', { ca: issuer.cert })
    expect(await kindsOf([card, BOARD])).toEqual(['page', 'unreachable'])
  })

  it('is not trusted where another one is pinned, or none', async () => {
    const card = site('own', 'https://www.county.example/', { ca: other.cert })
    expect(await kindsOf([card])).toEqual(['unreachable', 'unreachable'])
    expect(await kindsOf([site('own', 'https://www.county.example/')])).toEqual([
      'unreachable',
      'unreachable',
    ])
  })

  it('stands beside that of another card of the same host', () => {
    const cards = [
      site('own', 'https://www.county.example/', { ca: issuer.cert }),
      site('drugs', 'https://www.county.example/', { ca: other.cert }),
      site('tenders', 'https://www.county.example/', { ca: other.cert }),
    ]
    const both = [issuer.cert, other.cert]
    expect(pinnedIssuers(cards)).toEqual(
      new Map([
        ['www.county.example', both],
        ['cms.county.example', both],
      ]),
    )
  })
})
