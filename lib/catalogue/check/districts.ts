import type { ChannelList, JsonListReader, WebChannel } from '../../domain/watch/channel.ts'
import type { Complaint, Fault, FieldPath } from '../fault.ts'
import { type Placed, within } from './placed.ts'

type Card = Pick<WebChannel, 'expect'> & { readonly lists: readonly ChannelList[] }

/**
 * A list that is asked for one district must show in its answer which district it gave: a site that ignores the filter
 * gives other places' notices, on which those of the county are missing.
 */
export function* checkDistricts(channel: Placed<Card>, counties: readonly string[]): Iterable<Fault> {
  const { lists, expect } = channel.value
  for (const { value: list, fault } of within(channel, ['lists'], lists)) {
    if (list.reader.family !== 'json-list') continue
    for (const { path, complaint } of complaintsOf({ list, reader: list.reader, expect, counties }))
      yield fault(path, complaint)
  }
}

interface Asked {
  readonly list: ChannelList
  readonly reader: JsonListReader
  readonly expect: Card['expect']
  readonly counties: readonly string[]
}

function* complaintsOf({ list, reader, expect, counties }: Asked): Iterable<{
  readonly path: FieldPath
  readonly complaint: Complaint
}> {
  const request = `${list.url}\n${reader.body ?? ''}`
  const isFiltered = request.includes('{region}')
  const written = [...counties, ...(expect.region === undefined ? [] : [expect.region])].find((code) =>
    new RegExp(`(?<!\\d)${code}(?!\\d)`).test(request),
  )
  if (written !== undefined) {
    const mend = '把代码改写为 {region}，代码写在 expect 的 region 中'
    yield { path: ['reader'], complaint: { message: `请求里写死了地区代码 ${written}`, mend } }
  }
  if (isFiltered && expect.region === undefined) {
    const mend = '在 expect 中写 region（六位行政区划代码，加引号）'
    yield { path: ['reader'], complaint: { message: '请求按地区筛选，但卡片没有写是哪个地区', mend } }
  }
  const isOfDistrict = isFiltered || written !== undefined || expect.region !== undefined
  if (isOfDistrict && reader.region === undefined && list.proves === undefined) {
    const message = '只要一个地区的公告，但没有写明从应答的哪个字段看出地区'
    const mend =
      '在 reader 中写 region（必要时加 regionNames）；应答里确实看不出地区的，在栏目上写 proves: false'
    yield { path: ['reader'], complaint: { message, mend } }
  }
  if (reader.region !== undefined && expect.region === undefined && reader.regionNames === undefined) {
    const mend = '在 expect 中写 region（代码），或在 reader 中写 regionNames（地名）'
    yield { path: ['reader', 'region'], complaint: { message: '没有写明地区字段应当是什么', mend } }
  }
  if (reader.regionNames !== undefined && reader.region === undefined) {
    const mend = '在 reader 中写 region（地区所在的字段）'
    yield { path: ['reader', 'regionNames'], complaint: { message: '没有写明地名在哪个字段', mend } }
  }
}
