import { personalLookAt } from '../../lib/domain/judge/content/personal-data.ts'
import type { PersonalDataReader } from '../../lib/jobs/ports.ts'
import { decodePage } from '../../lib/readers/page-text.ts'

/** Takes every file for text, one line for each block of markup. */
export const fakePersonalReader: PersonalDataReader = {
  async lookForPersonalData({ body }) {
    const { text } = decodePage(body, 'text/plain; charset=utf-8')
    const lines = text.replace(/<\/(?:p|tr|li|h\d)>/g, '\n').replace(/<[^>]*>/g, '')
    return personalLookAt({ texts: [{ place: '', text: lines }], unread: [] })
  },
}
