const MEMBERS_MAX = 50
const MEGABYTES_MAX = 30
const INFLATED_BYTES_MAX = MEGABYTES_MAX * 1_000_000

/** What may still be taken out of a file and of the archives in it. */
export interface MemberBudget {
  members: number
  bytes: number
}

/** Why an archive is not opened, in a sentence. */
export interface NotOpened {
  readonly reason: string
}

/** Names and contents of what an archive holds; `isCut`: there may have been more. */
export interface Members {
  readonly contents: readonly (readonly [name: string, content: Uint8Array])[]
  readonly isCut: boolean
}

export function freshBudget(): MemberBudget {
  return { members: MEMBERS_MAX, bytes: INFLATED_BYTES_MAX }
}

/** Says why when more was asked for than there was. */
export function overdrawn(budget: MemberBudget): NotOpened | undefined {
  if (budget.members < 0) return { reason: `压缩包内的文件超过${MEMBERS_MAX}个，没有读取` }
  if (budget.bytes < 0) return { reason: `压缩包展开后超过${MEGABYTES_MAX} MB，没有读取` }
  return undefined
}
