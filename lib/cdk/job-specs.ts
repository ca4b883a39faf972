import type { DeployedJob } from '../contract.ts'

export interface JobSchedule {
  /** Minute, hour, day, month, weekday, year, on China's clock. */
  readonly cron: string
  /** A run that could not be started is given up after this time: the next one does its work. */
  readonly retryMinutes: number
}

export interface JobSpec {
  readonly memoryMb: number
  readonly timeoutMinutes: number
  readonly schedule?: JobSchedule | undefined
  /** Without a run for so many periods of so many minutes, somebody is told. */
  readonly notRunning: { readonly periods: number; readonly periodMinutes: number }
}

const DAY_MINUTES = 24 * 60

/** Sizes and rhythm of each job. */
export const JOB_SPECS: Readonly<Record<DeployedJob, JobSpec>> = {
  // Nothing happens by the clock here; a week without any event is itself worth a question.
  record: { memoryMb: 512, timeoutMinutes: 5, notRunning: { periods: 7, periodMinutes: DAY_MINUTES } },
  // Cards let sites be looked at from 07:00 to 20:00. The night between 19:30 and 07:00 is 11.5 hours long.
  crawl: {
    memoryMb: 1024,
    timeoutMinutes: 15,
    schedule: { cron: '0/30 7-19 * * ? *', retryMinutes: 25 },
    notRunning: { periods: 13, periodMinutes: 60 },
  },
  remind: {
    memoryMb: 1024,
    timeoutMinutes: 5,
    schedule: { cron: '0/10 * * * ? *', retryMinutes: 10 },
    notRunning: { periods: 2, periodMinutes: 30 },
  },
  // Between two runs of remind, so that what it planned and could not hand over goes out within minutes.
  send: {
    memoryMb: 1024,
    timeoutMinutes: 10,
    schedule: { cron: '5/10 * * * ? *', retryMinutes: 10 },
    notRunning: { periods: 2, periodMinutes: 30 },
  },
  // A bounce marks an address before the next run of remind looks for whom to tell.
  receive: {
    memoryMb: 512,
    timeoutMinutes: 10,
    schedule: { cron: '7/10 * * * ? *', retryMinutes: 10 },
    notRunning: { periods: 2, periodMinutes: 30 },
  },
  digest: {
    memoryMb: 512,
    timeoutMinutes: 5,
    schedule: { cron: '30 8 ? * MON *', retryMinutes: 360 },
    notRunning: { periods: 7, periodMinutes: DAY_MINUTES },
  },
  // Not in a minute of remind: both plan, and what they plan side by side is sorted out only at sending.
  audit: {
    memoryMb: 1024,
    timeoutMinutes: 15,
    schedule: { cron: '15 2 * * ? *', retryMinutes: 180 },
    notRunning: { periods: 26, periodMinutes: 60 },
  },
}
