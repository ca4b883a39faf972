import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemClock } from '../adapters/clock.ts'
import { dynamoClient } from '../adapters/dynamodb/client.ts'
import { createDynamoStore } from '../adapters/dynamodb/store.ts'
import { createFolderContents } from '../adapters/evidence/folder-contents.ts'
import { openContents } from '../adapters/job-contents.ts'
import { quietTelemetry } from '../adapters/telemetry.ts'
import { mustLoadCatalogue } from '../catalogue/load.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { County } from '../domain/tell/county.ts'
import { type ContentReader, createContentReader } from '../jobs/contents/content-reader.ts'
import type { NoticeContentStore } from '../jobs/ports/notice-content-store.ts'
import type { Clock, Store } from '../jobs/ports.ts'
import { startEmbeddedStore } from './embedded-store.ts'
import { playedThrough } from './play.ts'
import { SAMPLE_COUNTY } from './sample/sample.ts'
import { CONTENTS_FOLDER, TABLE_NAME, worldCatalogue } from './world.ts'

/** A county's facts as a command sees them: those of a folder that `start` has filled, or those of a deployed table. */
export interface CountyDesk {
  readonly store: Store
  /** Absent: the texts of notices are out of reach. */
  readonly contents?: ContentReader | undefined
  readonly catalogue: Catalogue
  readonly county: County
  readonly clock: Clock
  /** Folder of an embedded county; undefined for a deployed one. */
  readonly dir?: string | undefined
  close(): Promise<void>
}

export interface DeskOptions {
  /** Folder of an embedded county. */
  readonly data?: string | undefined
  /** Name of a deployed table; the account and region are those of the environment. */
  readonly table?: string | undefined
  readonly county?: string | undefined
  /** Bucket of that deployment, for what notices hold. */
  readonly bucket?: string | undefined
}

/** Opens a county's facts, or says in one sentence why it cannot. */
export async function openCountyDesk(options: DeskOptions): Promise<CountyDesk | string> {
  return options.table === undefined ? embeddedDesk(options) : deployedDesk(options.table, options)
}

async function embeddedDesk({ data = '.duban', county: code }: DeskOptions): Promise<CountyDesk | string> {
  const dir = resolve(data)
  const now = playedThrough(dir)
  if (now === undefined || !existsSync(join(dir, 'store')))
    return `${dir} 里没有数据，请先运行 duban start --once --data ${data}`
  if (code !== undefined && code !== SAMPLE_COUNTY)
    return `${dir} 里只有 ${SAMPLE_COUNTY} 的数据，没有 ${code}`
  const catalogue = worldCatalogue()
  const county = catalogue.counties.get(SAMPLE_COUNTY)
  if (!county) return `目录里没有 ${SAMPLE_COUNTY}`
  const embedded = await startEmbeddedStore(join(dir, 'store'))
  const client = dynamoClient({ endpoint: embedded.endpoint })
  return {
    store: createDynamoStore({ client, table: TABLE_NAME, indexLagMs: 0 }),
    contents: contentsIn(createFolderContents(join(dir, CONTENTS_FOLDER))),
    catalogue,
    county,
    clock: { now: () => now },
    dir,
    async close() {
      client.destroy()
      await embedded.close()
    },
  }
}

async function deployedDesk(table: string, options: DeskOptions): Promise<CountyDesk | string> {
  const catalogue = mustLoadCatalogue()
  const [only] = catalogue.counties.keys()
  const code = options.county ?? only ?? ''
  const county = catalogue.counties.get(code)
  if (!county) return `目录里没有行政区划代码 ${code}，可用：${[...catalogue.counties.keys()].join('、')}`
  const client = dynamoClient()
  return {
    store: createDynamoStore({ client, table }),
    ...(options.bucket !== undefined && { contents: contentsIn(openContents(options.bucket)) }),
    catalogue,
    county,
    clock: systemClock,
    close: async () => client.destroy(),
  }
}

function contentsIn(store: NoticeContentStore): ContentReader {
  return createContentReader({ store, telemetry: quietTelemetry })
}
