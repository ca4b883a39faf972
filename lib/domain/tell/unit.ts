import type { LocalDate } from '../time/local-date.ts'

/** 责任单位. Names change with reforms; the id stays. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly aliases: readonly {
    readonly name: string
    readonly from?: LocalDate | undefined
    readonly until?: LocalDate | undefined
  }[]
  readonly succeededBy?: string | undefined
}

/** A person who is told. Kept in the store, never in the catalogue: addresses and numbers are personal data. */
export interface Person {
  readonly id: string
  readonly county: string
  readonly unit: string
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly phone?: string | undefined
}

export type Role = 'contact' | 'head' | 'office'
export type Medium = 'mail' | 'sms'
