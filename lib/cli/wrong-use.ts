import { CatalogueError } from '../catalogue/fault.ts'
import { StoreTakenError } from '../local/embedded-store.ts'

const FILE_WORDS: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EEXIST: '已有同名的文件',
  EISDIR: '是文件夹，不是文件',
  ENOTDIR: '不是文件夹',
  ENOSPC: '磁盘已满',
  EROFS: '磁盘只读',
}
const REFUSALS = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'UnrecognizedClientException',
]

/** The sentence for what a person can mend; undefined for a fault of the program, which keeps its stack. */
export function mendWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof CatalogueError) return error.message
  if (error instanceof StoreTakenError)
    return `${error.folder} 正由另一个进程使用，或者不是督办的数据：先结束那个进程，或换一个 --data`
  return systemWords(error) ?? cloudWords(error)
}

function systemWords({ code = '', path, port, hostname }: NodeError): string | undefined {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用：换一个 --port，或者先结束占用它的进程`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `连不上 ${hostname}：核对网络和区域`
  const words = FILE_WORDS[code]
  return words === undefined || path === undefined ? undefined : `不能读写 ${path}：${words}`
}

interface NodeError extends Error {
  readonly code?: string
  readonly path?: string
  readonly port?: number
  readonly hostname?: string
}

function cloudWords({ name, message }: Error): string | undefined {
  if (message === 'Region is missing') return '不知道 AWS 区域：设环境变量 AWS_REGION，例如 cn-northwest-1'
  if (name === 'CredentialsProviderError') return '没有 AWS 凭据：设 AWS_PROFILE，或先登录'
  if (name === 'ResourceNotFoundException') return '没有这个表或总线：核对名称、区域和账号'
  return REFUSALS.includes(name) ? `AWS 拒绝了请求（${name}）：核对凭据和权限` : undefined
}
