const ID_CHARS_MAX = 100

/**
 * `aliyun n123^n0`: the vendor and its id of a message, as the outbox keeps it. What looks like a number of a person is
 * taken out of everything that a gateway says, so that each run of digits begins with a letter here.
 */
export function replyOf(vendor: string, id: string): string {
  return `${vendor} ${id.slice(0, ID_CHARS_MAX).replace(/\d+/g, 'n$&')}`
}

/** The id of that vendor; undefined for a reply of another one. */
export function idIn(reply: string, vendor: string): string | undefined {
  if (!reply.startsWith(`${vendor} `)) return undefined
  const id = reply.slice(vendor.length + 1).replace(/n(?=\d)/g, '')
  return id === '' ? undefined : id
}
