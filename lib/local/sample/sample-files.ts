import { join } from 'node:path'

/** Cards that take the place of the real ones while the sample plays: `channelOverlay` of the catalogue. */
export const SAMPLE_CHANNELS_FILE = join(import.meta.dirname, 'channels.yaml')

/** The sample's events, statements, decisions and people, as a county would enter them. */
export const SAMPLE_WORKBOOK_FILE = join(import.meta.dirname, 'events.xlsx')
