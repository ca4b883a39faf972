import type { CodeRow } from '../vendor/vendor-codes.ts'

/**
 * Codes of Publish. From the API reference of Amazon SNS (Publish, CommonErrors). Over its monthly limit of money SNS
 * takes a message and does not deliver it; that shows in its metrics alone.
 */
export const SNS_CODES: readonly CodeRow[] = [
  ['Throttled', 'throttled', '请求过于频繁'],
  ['Throttling*', 'throttled', '请求过于频繁'],
  ['RequestLimitExceeded', 'throttled', '请求过于频繁'],
  ['OptedOut', 'recipient', '手机号码已退订'],
  ['InvalidParameter', 'wording', '参数不对'],
  ['InvalidParameterValue', 'wording', '参数不对'],
  ['ParameterValueInvalid', 'wording', '参数不对'],
  ['ValidationError', 'wording', '参数不对'],
  ['UserError', 'setup', '账户受限'],
  ['AuthorizationError', 'setup', '账号没有权限'],
  ['AccessDenied*', 'setup', '账号没有权限'],
  ['NotAuthorized', 'setup', '账号没有权限'],
  ['OptInRequired', 'setup', '未开通服务'],
  ['InvalidSecurity', 'setup', '请求签名不对'],
  ['InvalidClientTokenId', 'setup', '密钥不对'],
  ['UnrecognizedClient*', 'setup', '密钥不对'],
  ['MissingAuthenticationToken*', 'setup', '缺少密钥'],
  ['IncompleteSignature', 'setup', '请求签名不全'],
  ['SignatureDoesNotMatch', 'setup', '请求签名不对'],
  ['RequestExpired', 'setup', '服务器时间不准'],
  ['ExpiredToken*', 'setup', '密钥已过期'],
  ['InternalError', 'unclear', '运营商内部错误'],
  ['InternalFailure', 'unclear', '运营商内部错误'],
  ['ServiceUnavailable', 'passing', '服务暂时不可用'],
]
