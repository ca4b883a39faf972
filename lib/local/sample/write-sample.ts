import { writeFileSync } from 'node:fs'
import { type EventWorkbook, writeEventWorkbook } from '../../catalogue/event-workbook.ts'
import { mustLoadCatalogue } from '../../catalogue/load.ts'
import { SAMPLE_CHANNELS_FILE, SAMPLE_WORKBOOK_FILE } from './sample-files.ts'
import { samplePeople } from './sample-people.ts'
import { storyFacts } from './story-facts.ts'

const COUNTY = '211324'

/** What the sample's workbook holds: the facts of all stories and the people of their units. */
export function sampleWorkbook(): EventWorkbook {
  return { ...storyFacts(COUNTY), people: samplePeople(COUNTY) }
}

if (import.meta.main) {
  const catalogue = mustLoadCatalogue({ channelOverlay: SAMPLE_CHANNELS_FILE })
  const bytes = await writeEventWorkbook(sampleWorkbook(), catalogue)
  writeFileSync(SAMPLE_WORKBOOK_FILE, bytes)
  process.stdout.write(`${SAMPLE_WORKBOOK_FILE}: ${bytes.length} bytes\n`)
}
