import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { listScore } from './practice/list-score.ts'
import { pageScore } from './practice/page-score.ts'
import { isFull } from './practice/score.ts'
import { titleScore } from './practice/title-score.ts'
import { listTruths, pageTruths } from './practice/truth.ts'

/**
 * Reads the practice pages and prints how much of each field is right: notices by the card of their site and as pages
 * that no card describes, lists, and titles. Exit 1 when anything is short of full.
 */
const CARD = 'ggzy-national'
const [dir = '.'] = process.argv.slice(2)
const practice = join(dir, 'data', 'practice')
const pages = join(practice, 'pages')

const card = mustLoadCatalogue().channels.get(CARD)
const [described] = card?.kind === 'web' ? card.lists : []
if (!described) throw new Error(`no list of the channel ${CARD} in the catalogue`)
// The stored answers are of the whole country, which the card refuses.
const everywhere: ChannelList = {
  ...described,
  reader: { ...described.reader, region: undefined, regionNames: undefined } as ChannelList['reader'],
}
const undescribed: ChannelList = { ...described, reader: { family: 'generic' }, detail: { format: 'html' } }

const scores = [
  ...pageTruths().flatMap((truth) => [
    // The land notice is of another site.
    ...(truth.file.includes('ggzy')
      ? [pageScore(pages, truth, { name: 'card', detail: described.detail })]
      : []),
    pageScore(pages, truth, { name: 'generic', detail: undescribed.detail }),
  ]),
  ...listTruths().map((truth) => listScore(pages, truth, truth.reader === 'card' ? everywhere : undescribed)),
  titleScore(practice),
]
process.exit(isFull(scores) ? 0 : 1)
