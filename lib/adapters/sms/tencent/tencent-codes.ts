import type { CodeRow } from '../vendor/vendor-codes.ts'

/**
 * Codes of SendSms, of the request as a whole and of the one number. From the vendor's page 短信 API 3.0 发送错误码
 * (cloud.tencent.com/document/api/382/59177), its 公共错误码, and the error codes in its SDKs (sms, 2021-01-11).
 */
export const TENCENT_CODES: readonly CodeRow[] = [
  ['LimitExceeded.', 'throttled', '同一号码发送过于频繁'],
  ['LimitExceeded', 'throttled', '超过配额'],
  ['LimitExceeded.AppDailyLimit', 'budget', '超过账户的日发送限额'],
  ['LimitExceeded.DailyLimit', 'budget', '超过账户的日发送限额'],
  ['LimitExceeded.PhoneNumberCountLimit', 'wording', '手机号码过多'],
  ['RequestLimitExceeded*', 'throttled', '请求过于频繁'],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'budget', '短信套餐余量不足'],
  ['UnauthorizedOperation.SerivceSuspendDueToArrears', 'budget', '短信账户欠费停机'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'recipient', '手机号码不对'],
  ['FailedOperation.PhoneNumberInBlacklist', 'recipient', '手机号码已退订或在黑名单'],
  ['FailedOperation.PhoneNumberOnBlacklist', 'recipient', '手机号码已退订或在黑名单'],
  ['FailedOperation.ContainSensitiveWord', 'wording', '内容中有禁用词'],
  ['InvalidParameter.DirtyWordFound', 'wording', '内容中有禁用词'],
  ['InvalidParameterValue.ContentLengthLimit', 'wording', '内容过长'],
  ['InvalidParameterValue.TemplateParameterLengthLimit', 'wording', '变量过长'],
  ['InvalidParameterValue.TemplateParameterFormatError', 'wording', '变量格式不对'],
  ['InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', 'wording', '变量中有网址'],
  ['FailedOperation.SignatureIncorrectOrUnapproved', 'setup', '签名未批准或不对'],
  ['FailedOperation.TemplateIncorrectOrUnapproved', 'setup', '模板未批准或内容不符'],
  ['FailedOperation.', 'setup', '请求不符合要求'],
  ['FailedOperation', 'passing', '操作失败'],
  ['InvalidParameterValue.', 'setup', '参数不对'],
  ['InvalidParameter*', 'setup', '参数不对'],
  ['MissingParameter*', 'setup', '缺少参数'],
  ['UnsupportedOperation*', 'setup', '不支持的操作'],
  ['UnauthorizedOperation.', 'setup', '账号没有权限'],
  ['UnauthorizedOperation', 'setup', '账号没有权限'],
  ['AuthFailure.', 'setup', '密钥、签名或服务器时间不对'],
  ['IpNotInWhitelist', 'setup', '发送地址不在白名单'],
  ['IpInBlacklist', 'setup', '发送地址在黑名单'],
  // These say that the vendor waited in vain for what stands behind it.
  ['InternalError.Timeout', 'unclear', '运营商处理超时'],
  ['InternalError.SendAndRecvFail', 'unclear', '运营商收发超时'],
  ['InternalError.OtherError', 'unclear', '运营商其他错误'],
  ['InternalError.UnknownError', 'unclear', '运营商其他错误'],
  ['InternalError', 'unclear', '运营商内部错误'],
  ['InternalError.RequestTimeException', 'setup', '服务器时间不准'],
  ['InternalError.', 'setup', '请求不符合要求'],
  ['ResourceInsufficient', 'passing', '运营商资源不足'],
  ['ResourceUnavailable', 'passing', '服务暂时不可用'],
]
