import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { DubanStack } from '../../lib/cdk/duban-stack.ts'
import type { StageConfig } from '../../lib/cdk/stage-config.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The context of `cdk.json`, which the CLI alone would give: without its flags another template comes out. */
export const CONTEXT: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(ROOT, 'cdk.json'), 'utf8'),
).context

export const CONFIG: StageConfig = {
  stage: 'unit',
  region: 'cn-northwest-1',
  counties: ['211324'],
  mailFrom: '督办 <duban@county.example>',
  mailReplyTo: 'office@county.example',
  mailReturnPath: 'bounce+*@county.example',
  userAgent: 'duban/0.1 (test; duban@county.example)',
  opsEmail: 'ops@county.example',
  crawlReservedConcurrency: 12,
}

/** Synthesises the stack without bundles; the validator's findings are errors. */
export function synthesised(config: Partial<StageConfig> = {}): Template {
  const app = new App({ analyticsReporting: false, context: CONTEXT })
  const codeOf = () => Code.fromInline('export const handler = async () => ({})')
  const stack = new DubanStack(app, 'duban-unit', { config: { ...CONFIG, ...config }, codeOf })
  app.synth()
  return Template.fromStack(stack)
}

export interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

export function resourcesOf(template: Template, type: string): readonly Resource[] {
  return Object.values(template.findResources(type)) as unknown as readonly Resource[]
}

/** Every text anywhere inside a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
