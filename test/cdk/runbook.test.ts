import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { DEPLOYED_JOBS } from '../../lib/contract.ts'
import { type Resource, resourcesOf, synthesised } from './synthesised.ts'

const RUNBOOK = join(import.meta.dirname, '..', '..', 'lib', 'cdk', 'RUNBOOK.md')
const text = readFileSync(RUNBOOK, 'utf8')
const sections = [...text.matchAll(/^## (\w+-\w+)$/gm)].map(([, title = '']) => title)

let alarms: readonly Resource[]
beforeAll(() => {
  alarms = resourcesOf(synthesised(), 'AWS::CloudWatch::Alarm')
}, 120_000)
const nameOf = ({ Properties }: Resource) => String(Properties.AlarmName).replace(/^duban-unit-/, '')

it('has one section for each alarm, and one alarm for each section', () => {
  expect([...sections].sort()).toEqual(alarms.map(nameOf).sort())
  expect(new Set(sections).size).toBe(sections.length)
})

it('is named in each alarm, which says what is wrong and tells ops when it begins and ends', () => {
  for (const alarm of alarms) {
    const { AlarmDescription, AlarmActions, OKActions } = alarm.Properties
    expect(AlarmDescription).toMatch(new RegExp(`^.+\\. lib/cdk/RUNBOOK\\.md, section ${nameOf(alarm)}\\.$`))
    expect(AlarmActions).toHaveLength(1)
    expect(OKActions).toHaveLength(1)
  }
})

it('says in each section what is meant, where to look and how to mend it', () => {
  for (const section of text.split(/^## /m).filter((one) => /^\w+-\w+\n/.test(one))) {
    for (const word of ['**Means**', '**Look**', '**Mend**']) expect(section).toContain(word)
  }
})

it('watches every job for failures, silence and work that was given up', () => {
  for (const job of DEPLOYED_JOBS) {
    for (const kind of ['Failures', 'NotRunning', 'DLQNotEmpty']) expect(sections).toContain(`${job}-${kind}`)
  }
})

it('is rung by silence where nothing is a fault, and keeps within a week', () => {
  for (const alarm of alarms) {
    const { TreatMissingData, EvaluationPeriods, Period, Metrics } = alarm.Properties as Record<
      string,
      unknown
    >
    const isSilence = /NotRunning|NoHeartbeat/.test(nameOf(alarm))
    expect(TreatMissingData, nameOf(alarm)).toBe(isSilence ? 'breaching' : 'notBreaching')
    const [first] =
      (Metrics as { MetricStat?: { Period: number } }[] | undefined)?.filter((one) => one.MetricStat) ?? []
    const periodSeconds = Number(Period ?? first?.MetricStat?.Period)
    const mostDays = periodSeconds >= 3600 ? 7 : 1
    expect(Number(EvaluationPeriods) * periodSeconds).toBeLessThanOrEqual(mostDays * 86_400)
  }
})
