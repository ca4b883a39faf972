import { Duration, TimeZone } from 'aws-cdk-lib'
import {
  Schedule,
  ScheduleExpression,
  type ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { TICK, TIME_ZONE } from '../contract.ts'
import type { JobFunction } from './job-function.ts'
import { JOB_SPECS } from './job-specs.ts'

const RETRIES_MAX = 10

/** Starts a job by the clock, on China's time; a job without a schedule gets none. */
export function scheduleJob(job: JobFunction, group: ScheduleGroup): void {
  const { schedule } = JOB_SPECS[job.job]
  if (!schedule) return
  const expression = `cron(${schedule.cron})`
  new Schedule(job, 'Schedule', {
    scheduleName: job.job,
    scheduleGroup: group,
    schedule: ScheduleExpression.expression(expression, TimeZone.of(TIME_ZONE)),
    target: new LambdaInvoke(job.function, {
      input: ScheduleTargetInput.fromObject(TICK),
      deadLetterQueue: job.deadRuns,
      maxEventAge: Duration.minutes(schedule.retryMinutes),
      retryAttempts: RETRIES_MAX,
    }),
  })
}
