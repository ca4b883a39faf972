/** Where a pair of servers lives and listens. */
export interface Place {
  readonly dir: string
  readonly smtpPort: number
  readonly imapPort: number
  readonly imapsPort: number
  readonly authPort: number
}

export const PASSWORD = 'secret'
/** Debian's user `mail` owns the mailboxes. */
export const MAIL_UID = 8

export const MAILBOXES = ['office@county.example', 'an@unit.example', 'bo@unit.example', 'rungs@unit.example']

/** A relay that takes mail from those who log in over TLS, delivers to two domains, and leaves this machine never. */
export function postfixMain({ dir, authPort }: Place): string {
  return `
compatibility_level = 3.6
queue_directory = ${dir}/spool
data_directory = ${dir}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${dir}/postfix.log
maillog_file_prefixes = ${dir}
myhostname = mx.county.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
virtual_mailbox_domains = county.example, unit.example
virtual_mailbox_base = ${dir}/mail
virtual_mailbox_maps = texthash:${dir}/etc/mailboxes
virtual_uid_maps = static:${MAIL_UID}
virtual_gid_maps = static:${MAIL_UID}
virtual_minimum_uid = 1
recipient_delimiter = +
transport_maps = texthash:${dir}/etc/transport
default_transport = error:5.4.4 no way out of this machine
smtp_dns_support_level = disabled
smtpd_reject_unlisted_recipient = no
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${authPort}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_received_header = yes
smtpd_sasl_authenticated_header = yes
`
}

export function postfixMaster({ smtpPort }: Place): string {
  return `
127.0.0.1:${smtpPort} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
showq unix n - n - - showq
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
}

/** Mailboxes that never were bounce by themselves; a full one is made up. */
export const TRANSPORT = 'full.example error:5.2.2 Mailbox full\n'

export function dovecotConf({ dir, imapPort, imapsPort, authPort }: Place): string {
  return `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
mail_location = maildir:${dir}/mail/%u
first_valid_uid = 1
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${dir}/etc/users
}
userdb {
  driver = static
  args = uid=${MAIL_UID} gid=${MAIL_UID} home=${dir}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${authPort}
  }
}
`
}
