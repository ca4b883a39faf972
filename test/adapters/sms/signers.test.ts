import { describe, expect, it } from 'vitest'
import { acs3Authorization } from '../../../lib/adapters/sms/aliyun/acs3-signature.ts'
import { sigV4Authorization } from '../../../lib/adapters/sms/sns/sigv4-signature.ts'
import { tc3Authorization } from '../../../lib/adapters/sms/tencent/tc3-signature.ts'
import { queryOf, sha256 } from '../../../lib/adapters/sms/vendor/digests.ts'
import { PHONE } from '../../contracts/sms-sender-contract.ts'

/** The requests that the vendors' own clients made on a loopback server, with made-up keys. */
describe('signs as the client of its vendor does', () => {
  const host = '127.0.0.1:45457'
  const keys = { accessKeyId: 'testid', accessKeySecret: 'testsecret' }
  const acs = (action: string, nonce: string) => ({
    host,
    'x-acs-version': '2017-05-25',
    'x-acs-action': action,
    'x-acs-date': '2026-11-24T20:55:23Z',
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': sha256(''),
    'x-acs-credentials-provider': 'static_ak',
  })
  const SIGNED =
    'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version'

  it('@alicloud/dysmsapi20170525 4.6.0, SendSms', () => {
    const query = queryOf({
      PhoneNumbers: PHONE,
      SignName: '示例政务公开',
      TemplateCode: 'SMS_000000001',
      TemplateParam: JSON.stringify({ what: "“示例”公告(一)*!'", call: '0421-0000000' }),
      OutId: '0123456789abcdef',
    })
    const headers = acs('SendSms', '7b5b1b814caed14a423426f4dcb9a108e08c1ae178da7d98c70b217271c82b1b')
    expect(acs3Authorization({ method: 'POST', path: '/', query, headers }, keys)).toBe(
      `ACS3-HMAC-SHA256 Credential=testid,${SIGNED},Signature=62ae30c80bc9ae54ff60922f78d9324eedf65e6290946ae6daec8b5a56292ca0`,
    )
  })

  it('@alicloud/dysmsapi20170525 4.6.0, QuerySendDetails', () => {
    const query = queryOf({
      PhoneNumber: PHONE,
      SendDate: '20261123',
      PageSize: '50',
      CurrentPage: '1',
      BizId: '1^0',
    })
    const headers = acs(
      'QuerySendDetails',
      '3670088af80809e79e3a043c51268b2c6f772bf49b68a6b235fbac1d7b11f1ed',
    )
    expect(acs3Authorization({ method: 'POST', path: '/', query, headers }, keys)).toBe(
      `ACS3-HMAC-SHA256 Credential=testid,${SIGNED},Signature=f8a3351ec172a7a2a81021519cf03037f9af79e0812346c3dbd3596d9ce9a5d1`,
    )
  })

  it('tencentcloud-sdk-nodejs-sms 4.1.306, SendSms; it takes the name of the service from its host', () => {
    const body = JSON.stringify({
      PhoneNumberSet: [`+86${PHONE}`],
      SmsSdkAppId: '1400000000',
      SignName: '示例政务公开',
      TemplateId: '100001',
      TemplateParamSet: ['“示例”公告', '0421-0000000'],
      SessionContext: '0123456789abcdef',
    })
    const request = {
      service: '127',
      host: '127.0.0.1',
      contentType: 'application/json',
      body,
      timestamp: 1_795_553_723,
    }
    expect(tc3Authorization(request, { secretId: 'testid', secretKey: 'testsecret' })).toBe(
      'TC3-HMAC-SHA256 Credential=testid/2026-11-24/127/tc3_request, SignedHeaders=content-type;host, Signature=c0785be0fdc9b202c9f2a060a18e1c3dc0375d30cab158b74abc343a27bf9d9c',
    )
  })

  it('@aws-sdk/client-sns 3.1169.0, Publish', () => {
    const body = `Action=Publish&Version=2010-03-31&Message=%E3%80%90%E7%A4%BA%E4%BE%8B%E3%80%91%E2%80%9C%E7%A4%BA%E4%BE%8B%E2%80%9D%E5%85%AC%E5%91%8A%28%E4%B8%80%29%2A%21~%27&PhoneNumber=%2B86${PHONE}&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=Transactional`
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '343',
      'x-amz-user-agent': 'aws-sdk-js/3.1168.0',
      host,
      'amz-sdk-invocation-id': '3d10deca-0ed8-4d22-b212-4c170f426fa1',
      'amz-sdk-request': 'attempt=1; max=3',
      'x-amz-date': '20261124T205524Z',
      'x-amz-security-token': 'testtoken',
      'x-amz-content-sha256': 'da8cea68b0e97470972f610d39f363c06a05e77c920083291c77cfaa3f830a12',
    }
    expect(Buffer.byteLength(body)).toBe(343)
    const request = { service: 'sns', region: 'cn-north-1', headers, body }
    expect(sigV4Authorization(request, { accessKeyId: 'testid', secretAccessKey: 'testsecret' })).toBe(
      'AWS4-HMAC-SHA256 Credential=testid/20261124/cn-north-1/sns/aws4_request, SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-user-agent, Signature=3b53aa00774a5d2ec3c2532fe7f599124350bc498b9a687109ab16a7b745ae66',
    )
  })
})

describe('signs as the documentation of its vendor shows', () => {
  it('Alibaba Cloud, V3版本请求体&签名机制, RunInstances', () => {
    const headers = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': sha256(''),
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    }
    const query = queryOf({
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      RegionId: 'cn-shanghai',
    })
    const keys = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' }
    expect(acs3Authorization({ method: 'POST', path: '/', query, headers }, keys)).toMatch(
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    )
  })

  it('Tencent Cloud, 签名方法 v3, DescribeInstances', () => {
    const request = {
      service: 'cvm',
      host: 'cvm.tencentcloudapi.com',
      contentType: 'application/json; charset=utf-8',
      body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
      timestamp: 1_551_113_065,
    }
    const keys = {
      secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    }
    expect(tc3Authorization(request, keys)).toMatch(
      /Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168$/,
    )
  })

  it('AWS Signature Version 4 test suite, post-vanilla', () => {
    const headers = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' }
    const keys = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    }
    const request = { service: 'service', region: 'us-east-1', headers, body: '' }
    expect(sigV4Authorization(request, keys)).toMatch(
      /Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b$/,
    )
  })
})
