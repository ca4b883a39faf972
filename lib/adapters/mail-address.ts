import type { MailAddress } from './smtp/mail-content.ts'

/** What follows the @ of an address. */
export function domainOf({ address }: MailAddress): string {
  return address.slice(address.indexOf('@') + 1)
}

/** `name <address>`, or an address alone. */
export function mailAddressOf(text: string): MailAddress {
  const [, name = '', address = text] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? []
  return { name: name.trim(), address: address.trim() }
}
