import type { Node } from 'constructs'

/** What a stage chooses; `cdk.json` holds it under `duban:stages`. */
export interface StageConfig {
  readonly stage: string
  /** Without it the template fits any region; with it the template is checked against what that region has. */
  readonly region?: string | undefined
  /** Codes of the counties to serve; without it, all of the catalogue. */
  readonly counties?: readonly string[] | undefined
  readonly mailFrom: string
  /** Where answers go; a `*` in it is replaced by a signed token of the mail: `answer+*@county.example`. */
  readonly mailReplyTo?: string | undefined
  /** Where bounces go, with a `*` like it; without it, where mails come from. */
  readonly mailReturnPath?: string | undefined
  readonly userAgent: string
  /** Where alarms go; without it, somebody must subscribe to the topic by hand. */
  readonly opsEmail?: string | undefined
  /** x86_64 unless `arm64`, which is not known to exist in every region of aws-cn. */
  readonly architecture?: 'x86_64' | 'arm64' | undefined
  /** Taken out of the account's concurrency for crawl. Leave it out in accounts whose limit is still 10. */
  readonly crawlReservedConcurrency?: number | undefined
}

const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
/** Reserved by RFC 2606 and 6761: nobody can be reached there. */
const PLACEHOLDER = /\.(?:example|invalid|test)\b/

/** The stage that the context names (`-c stage=prod`). Throws with everything that is wrong with it. */
export function stageConfig(node: Node): StageConfig {
  const stage: unknown = node.tryGetContext('stage')
  const stages: unknown = node.tryGetContext('duban:stages')
  const chosen = fieldsOf(stages)[String(stage)]
  if (typeof stage !== 'string' || chosen === undefined) {
    throw new Error(
      `no stage ${String(stage)} in cdk.json; there are ${Object.keys(fieldsOf(stages)).join(', ')}`,
    )
  }
  const config = { ...fieldsOf(chosen), stage }
  const faults = faultsOf(config)
  if (faults.length > 0)
    throw new Error(`the stage ${stage} in cdk.json:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  return config as unknown as StageConfig
}

type Fields = Readonly<Record<string, unknown>>

function faultsOf(config: Fields): string[] {
  const faults = Object.entries(CHECKS).flatMap(([name, { isRight, mend }]) =>
    isRight(config[name]) ? [] : [`${name}: ${mend}`],
  )
  const unknown = Object.keys(config).filter((name) => !Object.hasOwn(CHECKS, name))
  faults.push(
    ...unknown.map((name) => `${name}: no such choice; there are ${Object.keys(CHECKS).join(', ')}`),
  )
  if (config.stage === 'prod') {
    const made = Object.entries(config).filter(
      ([, value]) => typeof value === 'string' && PLACEHOLDER.test(value),
    )
    faults.push(...made.map(([name]) => `${name}: is still an example; write the real one`))
  }
  return faults
}

interface Check {
  readonly isRight: (value: unknown) => boolean
  readonly mend: string
}

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value)
const orAbsent =
  (isRight: Check['isRight']): Check['isRight'] =>
  (value) =>
    value === undefined || isRight(value)
const addressOf = (value: unknown) =>
  typeof value === 'string' ? (/<([^<>]+)>$/.exec(value)?.[1] ?? value) : ''

const CHECKS: Readonly<Record<keyof StageConfig, Check>> = {
  stage: {
    isRight: (value) => isText(value, /^[a-z][a-z0-9]{0,11}$/),
    mend: 'at most 12 small letters and digits',
  },
  region: {
    isRight: orAbsent((value) => isText(value, /^[a-z]{2}(-[a-z]+)+-\d$/)),
    mend: 'such as cn-northwest-1',
  },
  counties: {
    isRight: orAbsent(
      (value) => Array.isArray(value) && value.length > 0 && value.every((code) => isText(code, /^\d{6}$/)),
    ),
    mend: 'a list of six-digit codes as text',
  },
  mailFrom: { isRight: (value) => MAIL.test(addressOf(value)), mend: 'a mail address, or `name <address>`' },
  mailReplyTo: { isRight: orAbsent((value) => isText(value, MAIL)), mend: 'a mail address' },
  mailReturnPath: {
    // A token has 45 letters and digits, and what stands before the @ is at most 64 long.
    isRight: orAbsent((value) => isText(value, MAIL) && isText(value, /^[^@*]{0,19}\*@/)),
    mend: 'a mail address with a * for the token, such as bounce+*@county.example',
  },
  userAgent: {
    isRight: (value) => isText(value, /^[\x20-\x7e]{20,}$/) && isText(value, /@|https?:/),
    mend: 'ASCII that names the office and a contact',
  },
  opsEmail: { isRight: orAbsent((value) => isText(value, MAIL)), mend: 'a mail address' },
  architecture: { isRight: orAbsent((value) => isText(value, /^(x86_64|arm64)$/)), mend: 'x86_64 or arm64' },
  crawlReservedConcurrency: {
    isRight: orAbsent((value) => Number.isInteger(value) && Number(value) >= 2 && Number(value) <= 200),
    mend: 'a whole number from 2 to 200',
  },
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
