import { parentPort } from 'node:worker_threads'
import { fileText } from '../../readers/attachment-text/file-text.ts'

parentPort?.on('message', async (body: Uint8Array) => {
  parentPort?.postMessage(await fileText(body))
})
