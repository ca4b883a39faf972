import { Worker } from 'node:worker_threads'
import type { SampleSites } from './sample-sites.ts'

/**
 * The sample sites in a thread of their own, so that they do not take time from the job that reads them. `clock` holds
 * one float64: the epoch milliseconds that the sites take as now; whoever moves the clock writes it.
 */
export async function startSampleThread(clock: SharedArrayBuffer): Promise<SampleSites> {
  const worker = new Worker(new URL('./sample-worker.ts', import.meta.url), { workerData: { clock } })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const origins = await new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', resolve)
  })
  return {
    origins,
    close: () => {
      worker.postMessage('close')
      return exited
    },
  }
}
