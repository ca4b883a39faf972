import type { Instant } from '../time/instant.ts'
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
  /** Addresses that turned a message away for good. Putting the person with another address clears that medium. */
  readonly unreachable?: Unreachable | undefined
  /** Not at work; what still holds when the person is back is told by its next rung. */
  readonly away?: Away | undefined
}

/** Days of absence, the first and the last included. */
export interface Away {
  readonly from: LocalDate
  readonly until: LocalDate
  /** Id of a person of the same unit, who is told meanwhile; absent: whoever is next in the unit. */
  readonly substitute?: string | undefined
}

export type Unreachable = { readonly [medium in Medium]?: AddressFault | undefined }

/** Why nothing arrives at an address any more. `reason` is fit to be shown: no number or address stands in it. */
export interface AddressFault {
  readonly at: Instant
  readonly reason: string
}

/** `office` and `ops` are people of the county's office: `ops` hears of channels that cannot be read. */
export type Role = 'contact' | 'head' | 'office' | 'ops'
/** True for roles that are looked for in the county's office alone. */
export function isOfOffice(role: Role): boolean {
  return role === 'office' || role === 'ops'
}

export type Medium = 'mail' | 'sms'

/** Where a person is reached by a medium: the mail address, or the number where there is one. */
export function addressOf(
  { email, phone }: Pick<Person, 'email' | 'phone'>,
  medium: Medium,
): string | undefined {
  return medium === 'mail' ? email : phone
}
