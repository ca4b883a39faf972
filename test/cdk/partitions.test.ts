import { App, CfnResource, Stack } from 'aws-cdk-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { CONTEXT, synthesised, textsIn } from './synthesised.ts'

/** Types that do not exist in the regions of China, or that would be a public door there. */
const ABSENT_IN_CHINA = /^AWS::(SES|Lambda::Url|XRay|ApiGateway|Pinpoint|CloudFront|Cognito)|^Custom::/

describe.each([
  { region: 'cn-northwest-1', own: 'aws-cn', other: /arn:aws:/ },
  { region: 'us-east-1', own: 'aws', other: /arn:aws-cn:/ },
  { region: undefined, own: undefined, other: /arn:aws(-cn)?:/ },
])('in $region', ({ region, own, other }) => {
  let template: { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> }
  beforeAll(() => {
    template = synthesised({ region }).toJSON() as typeof template
  }, 120_000)

  it('names no other partition', () => {
    const texts = textsIn(template)
    expect(texts.filter((one) => other.test(one))).toEqual([])
    if (own === undefined) expect(texts).toContain('AWS::Partition')
    else expect(texts.some((one) => one.includes(`arn:${own}:`))).toBe(true)
  })

  it('uses no service that China lacks, and no resource that needs code of its own to be made', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type)
    expect(types.filter((type) => ABSENT_IN_CHINA.test(type))).toEqual([])
    expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(7)
  })

  it('leaves tracing and insights off', () => {
    const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function')
    for (const { Properties } of functions) {
      expect(Properties).not.toHaveProperty('TracingConfig')
      expect(Properties).not.toHaveProperty('Layers')
    }
  })
})

it('a resource that the region lacks does not get through', () => {
  const app = new App({ analyticsReporting: false, context: CONTEXT })
  const stack = new Stack(app, 'wrong', { env: { region: 'cn-northwest-1' } })
  new CfnResource(stack, 'Sender', {
    type: 'AWS::SES::EmailIdentity',
    properties: { EmailIdentity: 'a.example' },
  })
  expect(() => app.synth()).toThrow(/validation/i)
}, 120_000)
