import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { JOB_SPECS } from '../../lib/cdk/job-specs.ts'
import { DEPLOYED_JOBS, type DeployedJob } from '../../lib/contract.ts'
import { cronFault, minutesBetweenRuns } from './cron.ts'
import { type Resource, resourcesOf, synthesised } from './synthesised.ts'

let template: Template
beforeAll(() => {
  template = synthesised()
}, 120_000)

const scheduled = DEPLOYED_JOBS.filter((job) => JOB_SPECS[job].schedule !== undefined)

function scheduleOf(job: DeployedJob): Resource['Properties'] {
  const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule')
  const schedule = schedules.find(({ Properties }) => Properties.Name === job)
  if (!schedule) throw new Error(`no schedule ${job}`)
  return schedule.Properties
}

it('every job but record runs by the clock', () => {
  expect(scheduled).toEqual(['crawl', 'remind', 'send', 'receive', 'digest', 'audit'])
  template.resourceCountIs('AWS::Scheduler::Schedule', scheduled.length)
})

// Neither the validator nor the emulators look at expression and zone.
describe.each(scheduled)('the schedule of %s', (job) => {
  it('has an expression and a zone that exist', () => {
    const { ScheduleExpression, ScheduleExpressionTimezone } = scheduleOf(job)
    expect(cronFault(String(ScheduleExpression))).toBeUndefined()
    expect(ScheduleExpressionTimezone).toBe('Asia/Shanghai')
    expect(Intl.supportedValuesOf('timeZone')).toContain(ScheduleExpressionTimezone)
  })

  it('says which tick it is, ends, and leaves nothing unseen', () => {
    const { Target, GroupName } = scheduleOf(job) as unknown as {
      Target: { Input: string; DeadLetterConfig?: object; RetryPolicy?: Record<string, number> }
      GroupName: string
    }
    expect(JSON.parse(Target.Input)).toEqual({ kind: 'tick', scheduledAt: '<aws.scheduler.scheduled-time>' })
    expect(GroupName).toBe('duban-unit')
    expect(Target.DeadLetterConfig).toBeDefined()
    const { MaximumEventAgeInSeconds = 0, MaximumRetryAttempts = 0 } = Target.RetryPolicy ?? {}
    expect(MaximumEventAgeInSeconds).toBeGreaterThanOrEqual(60)
    expect(MaximumEventAgeInSeconds).toBeLessThanOrEqual(86_400)
    expect(MaximumRetryAttempts).toBeLessThanOrEqual(185)
  })

  it('runs more often than its alarm waits', () => {
    const { schedule, notRunning } = JOB_SPECS[job]
    const waitMinutes = notRunning.periods * notRunning.periodMinutes
    expect(minutesBetweenRuns(schedule?.cron ?? '')).toBeLessThanOrEqual(waitMinutes)
  })
})

it('the audit never starts in a minute of remind', () => {
  const [minute] = JOB_SPECS.audit.schedule?.cron.split(' ') ?? []
  expect(JOB_SPECS.remind.schedule?.cron).toMatch(/^0\/10 /)
  expect(Number(minute) % 10).not.toBe(0)
})

it.each([
  ['cron(banana)', 'six fields'],
  ['cron(0/30 7-19 * * * *)', 'one of day and weekday is ?'],
  ['cron(60 7 * * ? *)', 'minute'],
  ['cron(0 19-7 * * ? *)', 'hour'],
  ['cron(30 8 ? * MOO *)', 'weekday'],
  ['rate(10 minutes)', 'cron'],
])('%s is found to be wrong', (expression, fault) => expect(cronFault(expression)).toContain(fault))
