import { parentPort, workerData } from 'node:worker_threads'
import { invariant } from '../../domain/invariant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { startSampleSites } from './sample-sites.ts'

invariant(parentPort, 'this file runs as a worker of sample-thread.ts')
const port = parentPort
const { clock } = workerData as { readonly clock: SharedArrayBuffer }
const epochMs = new Float64Array(clock)

const sites = await startSampleSites({ now: () => (epochMs[0] ?? 0) as Instant })
port.once('message', () => {
  void sites.close().then(() => port.close())
})
port.postMessage(sites.origins)
