import { expect, it } from 'vitest'
import { readOptionalSetting, readSettings, SettingsError } from '../../lib/adapters/settings.ts'

it('reads the named settings, trimmed', () => {
  const env = { DUBAN_TABLE: ' duban ', DUBAN_BUCKET: 'evidence', OTHER: 'x' }
  expect(readSettings(env, ['DUBAN_TABLE', 'DUBAN_BUCKET'])).toEqual({
    DUBAN_TABLE: 'duban',
    DUBAN_BUCKET: 'evidence',
  })
  expect(readOptionalSetting({ DUBAN_PAGES_URL: ' ' }, 'DUBAN_PAGES_URL')).toBeUndefined()
})

it('names everything that is missing at once, with what it is for', () => {
  const read = () => readSettings({ DUBAN_BUCKET: ' ' }, ['DUBAN_TABLE', 'DUBAN_BUCKET'])
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(/DUBAN_TABLE: DynamoDB table.*\n.*DUBAN_BUCKET: S3 bucket/)
})
