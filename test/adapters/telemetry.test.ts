import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lambdaTelemetry, maskPersonal, quietTelemetry } from '../../lib/adapters/telemetry.ts'

let lines: string[]
beforeEach(() => {
  lines = []
  // Powertools writes past the global console, which the platform wraps.
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

it('adds equal counts up and writes them once, apart by dimension', () => {
  const telemetry = lambdaTelemetry('crawl', 'test')
  telemetry.count('looks', 2)
  telemetry.count('looks', 3)
  telemetry.count('failures', 1, { channel: 'county-site' })
  telemetry.flush()
  telemetry.flush()
  const metrics = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(metrics).toHaveLength(2)
  expect(metrics[0]).toMatchObject({ looks: 5, stage: 'test', service: 'crawl' })
  expect(metrics[1]).toMatchObject({ failures: 1, channel: 'county-site' })
})

it('notes without addresses or numbers of persons', () => {
  lambdaTelemetry('send', 'test').note('refused', { reason: '550 <someone@unit.example> unknown', tries: 2 })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    message: 'refused',
    fields: { reason: '550 <<address>> unknown', tries: 2 },
  })
})

it('masks what looks like a phone or an ID number and leaves hashes alone', () => {
  const phone = `1${'3'.repeat(10)}`
  expect(maskPersonal(`call ${phone}`)).toBe('call <number>')
  expect(maskPersonal(`id ${'1'.repeat(17)}X`)).toBe('id <number>')
  expect(maskPersonal(`sha ${'a'}${phone}b`)).toBe(`sha a${phone}b`)
})

it('is quiet when asked to be', () => {
  quietTelemetry.count('looks', 1)
  quietTelemetry.note('x', {})
  quietTelemetry.flush()
  expect(lines).toEqual([])
})
