import { App } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { stageConfig } from '../../lib/cdk/stage-config.ts'
import { CONTEXT } from './synthesised.ts'

const right = { mailFrom: 'duban@county.gov.cn', userAgent: 'duban/1 (office; duban@county.gov.cn)' }
const read = (choices: Record<string, unknown>, stage = 'try') =>
  stageConfig(new App({ context: { stage, 'duban:stages': { [stage]: choices } } }).node)

it('reads the stage that the context names', () => {
  expect(read(right)).toEqual({ ...right, stage: 'try' })
  expect(stageConfig(new App({ context: CONTEXT }).node).stage).toBe('dev')
})

it('names the stages there are when there is none of that name', () => {
  const app = new App({ context: { ...CONTEXT, stage: 'nowhere' } })
  expect(() => stageConfig(app.node)).toThrow('no stage nowhere in cdk.json; there are dev')
})

describe('says what is wrong with', () => {
  it.each([
    ['region', 'China'],
    ['counties', []],
    ['counties', ['2113']],
    ['counties', '211324'],
    ['mailFrom', 'nobody'],
    ['mailFrom', undefined],
    ['mailReplyTo', 'nobody'],
    ['userAgent', 'Mozilla'],
    ['userAgent', '督办 县政府办公室 duban@county.gov.cn'],
    ['opsEmail', 'nobody'],
    ['architecture', 'mips'],
    ['crawlReservedConcurrency', 1],
    ['retention', 3],
  ])('%s: %j', (name, value) => {
    expect(() => read({ ...right, [name]: value })).toThrow(`  ${name}: `)
  })

  it('the name of the stage, which becomes part of every name', () => {
    expect(() => read(right, 'Prod-1')).toThrow('  stage: ')
  })

  it('all of it at once', () => {
    expect(() => read({})).toThrow(/mailFrom: .*\n.*userAgent: /)
  })

  it('examples that nobody can be reached at, in production', () => {
    const example = { ...right, mailFrom: 'duban@county.example' }
    expect(() => read(example, 'prod')).toThrow('mailFrom: is still an example')
    expect(read(example, 'dev').mailFrom).toBe('duban@county.example')
  })
})
