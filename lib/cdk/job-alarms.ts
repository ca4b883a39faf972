import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { METRIC_NAMESPACE } from '../contract.ts'
import type { JobFunction } from './job-function.ts'
import { JOB_SPECS } from './job-specs.ts'

interface Watch {
  /** `<job>-<what is wrong>`: the title of its section in `RUNBOOK.md`. */
  readonly name: string
  readonly means: string
  readonly metric: IMetric
  readonly periods: number
  /** How many of the periods must be bad; all of them without it. */
  readonly bad?: number | undefined
  readonly when: 'some' | 'none'
}

export interface AlarmFrom {
  readonly stage: string
  readonly topic: ITopic
  /** The queue of messages that failed, where the job has one. */
  readonly deadMessages?: IQueue | undefined
}

const SUM = 'Sum'

/** The alarms of one job; each has a section in `RUNBOOK.md` under the name without stage. */
export function watchJob(job: JobFunction, from: AlarmFrom): void {
  const watches = [
    failures(job),
    notRunning(job),
    deadLetters(job, from.deadMessages),
    ...ownWatches(job, from.stage),
  ]
  for (const watch of watches) addAlarm(job, watch, from)
}

function failures(job: JobFunction): Watch {
  const metric = job.function.metricErrors({ period: Duration.minutes(10), statistic: SUM })
  return {
    name: `${job.job}-Failures`,
    means: `a run of ${job.job} failed`,
    metric,
    periods: 1,
    when: 'some',
  }
}

function notRunning(job: JobFunction): Watch {
  const { periods, periodMinutes } = JOB_SPECS[job.job].notRunning
  const metric = job.function.metricInvocations({ period: Duration.minutes(periodMinutes), statistic: SUM })
  const means = `${job.job} has not run for ${(periods * periodMinutes) / 60} hours`
  return { name: `${job.job}-NotRunning`, means, metric, periods, when: 'none' }
}

function deadLetters(job: JobFunction, deadMessages: IQueue | undefined): Watch {
  const waiting = { period: Duration.minutes(5), statistic: 'Maximum' }
  const runs = job.deadRuns.metricApproximateNumberOfMessagesVisible(waiting)
  const messages = deadMessages?.metricApproximateNumberOfMessagesVisible(waiting)
  const metric = messages
    ? new MathExpression({
        expression: 'runs + messages',
        usingMetrics: { runs, messages },
        period: waiting.period,
      })
    : runs
  return {
    name: `${job.job}-DLQNotEmpty`,
    means: `work of ${job.job} was given up`,
    metric,
    periods: 1,
    when: 'some',
  }
}

/** Faults that make no noise by themselves. */
function ownWatches({ job }: JobFunction, stage: string): Watch[] {
  const own = (metricName: string, dimensions: Readonly<Record<string, string>> = {}) =>
    new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { service: job, stage, ...dimensions },
      period: Duration.hours(1),
      statistic: SUM,
    })
  if (job === 'crawl') {
    const lasting = { periods: 6, bad: 3, when: 'some' } as const
    return [
      {
        name: 'crawl-PagesChanged',
        means: 'a list can be reached but not read: its shape has changed',
        metric: own('Looks', { outcome: 'unreadable' }),
        ...lasting,
      },
      {
        name: 'crawl-Blocked',
        means: 'a site refuses us',
        // A host that refuses us is asked once a day, and its lists are left out until the next.
        metric: own('ListsLeftAlone'),
        ...lasting,
      },
      {
        name: 'crawl-Unreachable',
        means: 'a site does not answer',
        metric: own('Looks', { outcome: 'unreachable' }),
        ...lasting,
      },
    ]
  }
  if (job === 'send') {
    const once = { periods: 1, when: 'some' } as const
    return [
      {
        name: 'send-SmsBudget',
        means: 'a county has used 80 % of its text messages of the month',
        metric: own('SmsBudgetNear'),
        ...once,
      },
      {
        name: 'send-SmsNotSent',
        means: 'text messages are refused for what the person cannot mend: money or set-up',
        metric: own('SmsNotSent'),
        ...once,
      },
    ]
  }
  if (job === 'audit') {
    const means = 'no night without findings for 50 hours'
    return [{ name: 'audit-NoHeartbeat', means, metric: own('Heartbeat'), periods: 50, when: 'none' }]
  }
  return []
}

function addAlarm(job: JobFunction, watch: Watch, { stage, topic }: AlarmFrom): void {
  const { name, means, metric, periods, bad = periods, when } = watch
  const isNone = when === 'none'
  const alarm = new Alarm(job, name.slice(name.indexOf('-') + 1), {
    alarmName: `duban-${stage}-${name}`,
    alarmDescription: `${means}. lib/cdk/RUNBOOK.md, section ${name}.`,
    metric,
    evaluationPeriods: periods,
    datapointsToAlarm: bad,
    threshold: 1,
    comparisonOperator: isNone
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: isNone ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(topic))
  alarm.addOkAction(new SnsAction(topic))
}
