import { impersonal } from '../domain/tell/impersonal.ts'
import type { CountySms, SmsProvider } from '../domain/tell/sms/county-sms.ts'
import type { SmsReceipts, SmsSender } from '../jobs/ports/text-messages.ts'
import type { Clock } from '../jobs/ports.ts'
import { readSecret } from './secrets/secret.ts'
import { type Environment, readOptionalSetting } from './settings.ts'
import { aliyunReceipts, aliyunSender } from './sms/aliyun/aliyun-sms.ts'
import { noSmsGateway } from './sms/no-gateway.ts'
import { snsReceipts, snsSender } from './sms/sns/sns-sms.ts'
import { tencentReceipts, tencentSender } from './sms/tencent/tencent-sms.ts'

export interface CountyGateway {
  readonly sender: SmsSender
  readonly receipts: SmsReceipts
}

export interface SmsGateway {
  /**
   * The vendor that the county's data name; without one, or without a secret, every message ends as refused. No request is
   * made before the first message, and mails do not wait for what is wrong here.
   */
  of(county: { readonly sms: Pick<CountySms, 'provider'> }): CountyGateway
}

/**
 * The vendors, with their keys from one secret, read once: `{"aliyun": {"accessKeyId", "accessKeySecret"}, "tencent":
 * {"secretId", "secretKey", "sdkAppId", "region"?}, "sns": {"region", "accessKeyId"?, "secretAccessKey"?}}`.
 */
export function smsGateway(env: Environment, clock: Clock): SmsGateway {
  const secret = readOptionalSetting(env, 'DUBAN_SMS_SECRET')
  let read: Promise<string> | undefined
  const open = async (provider: SmsProvider): Promise<CountyGateway> => {
    const endpoint = readOptionalSetting(env, 'DUBAN_SMS_ENDPOINT')
    read ??= readSecret(secret ?? '')
    try {
      return VENDORS[provider](fieldsIn(await read, provider), { clock, endpoint, env })
    } catch (error) {
      // Mended by hand, it is to be found by the next message.
      read = undefined
      throw error
    }
  }
  return {
    of({ sms: { provider } }) {
      if (provider === undefined || secret === undefined)
        return { sender: noSmsGateway, receipts: noReceipts('no SMS gateway is connected') }
      return lazily(() => open(provider))
    },
  }
}

/** Whatever fails while opening is said of the message: nothing has been sent. */
function lazily(opened: () => Promise<CountyGateway>): CountyGateway {
  return {
    sender: {
      async send(sms) {
        let sender: SmsSender
        try {
          sender = (await opened()).sender
        } catch (error) {
          return { kind: 'refused', permanent: false, reason: reasonOf(error), about: 'setup' }
        }
        return sender.send(sms)
      },
    },
    receipts: {
      async receipt(asked) {
        try {
          return await (await opened()).receipts.receipt(asked)
        } catch (error) {
          return { kind: 'not-known', reason: reasonOf(error) }
        }
      },
    },
  }
}

function noReceipts(reason: string): SmsReceipts {
  return { receipt: async () => ({ kind: 'not-known', reason }) }
}

type Fields = Readonly<Record<string, unknown>>

interface OpenFrom {
  readonly clock: Clock
  readonly endpoint: string | undefined
  readonly env: Environment
}

const VENDORS: Readonly<Record<SmsProvider, (fields: Fields, from: OpenFrom) => CountyGateway>> = {
  aliyun(fields, from) {
    const keys = {
      accessKeyId: text(fields, 'accessKeyId'),
      accessKeySecret: text(fields, 'accessKeySecret'),
    }
    const options = { ...from, keys }
    return { sender: aliyunSender(options), receipts: aliyunReceipts(options) }
  },
  tencent(fields, from) {
    const keys = { secretId: text(fields, 'secretId'), secretKey: text(fields, 'secretKey') }
    const region = optional(fields, 'region')
    const options = { ...from, keys, sdkAppId: text(fields, 'sdkAppId'), region }
    return { sender: tencentSender(options), receipts: tencentReceipts(options) }
  },
  sns(fields, from) {
    const keys = () => {
      // Without keys of its own the function sends under its role.
      const own = optional(fields, 'accessKeyId')
      if (own !== undefined) return { accessKeyId: own, secretAccessKey: text(fields, 'secretAccessKey') }
      return {
        accessKeyId: text(from.env, 'AWS_ACCESS_KEY_ID'),
        secretAccessKey: text(from.env, 'AWS_SECRET_ACCESS_KEY'),
        sessionToken: optional(from.env, 'AWS_SESSION_TOKEN'),
      }
    }
    return { sender: snsSender({ ...from, keys, region: text(fields, 'region') }), receipts: snsReceipts }
  },
}

function fieldsIn(secret: string, provider: SmsProvider): Fields {
  let all: unknown
  try {
    all = JSON.parse(secret)
  } catch {
    // What the parser says quotes the secret.
    throw new Error('the secret of the SMS gateway is no JSON')
  }
  const fields: unknown = (all as Fields | null)?.[provider]
  if (typeof fields !== 'object' || fields === null)
    throw new Error(`the secret of the SMS gateway has no ${provider}`)
  return fields as Fields
}

function optional(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function text(fields: Fields, name: string): string {
  const value = optional(fields, name)
  if (value === undefined) throw new Error(`the SMS gateway has no ${name}`)
  return value
}

function reasonOf(error: unknown): string {
  return impersonal(error instanceof Error ? error.message : 'the SMS gateway could not be opened')
}
