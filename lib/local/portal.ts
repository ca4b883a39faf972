import { type ServerType, serve } from '@hono/node-server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Instant } from '../domain/time/instant.ts'
import { minuteWords } from '../messages/chinese-dates.ts'
import { type Markup, markup } from '../messages/markup.ts'
import { pageFrame } from '../pages/page-frame.ts'

/** A message that the embedded catcher holds. */
export interface CaughtMail {
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly at: Instant
  readonly html: string
  readonly text: string
}

export interface StoredPage {
  readonly contentType: string
  readonly body: Uint8Array
  readonly url: string
  readonly at: Instant
}

/** What the portal shows. Everything is read when it is asked for. */
export interface PortalContent {
  ledger(): Promise<string>
  mails(): Promise<readonly CaughtMail[]>
  mail(key: string): Promise<CaughtMail | undefined>
  digests(): Promise<readonly { readonly week: string; readonly html: string }[]>
  evidence(sha256: string): Promise<StoredPage | undefined>
}

const OWN_PAGE =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'"
/** A stored page is a stranger's: it may show its text and its own styles, and can neither run nor load anything. */
const STORED_PAGE =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
const OWN_HOSTS = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i
const SHA256 = /^[0-9a-f]{64}$/

/** The embedded portal: the ledger, the caught mail, the digests and the stored pages. */
export function createPortal(content: PortalContent): Hono {
  const app = new Hono()
  // A page elsewhere whose name was pointed at this machine must not read what stands here.
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (!OWN_HOSTS.test(host)) return context.text('not served under this name', 403)
    await next()
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'no-referrer')
    context.header('Cache-Control', 'no-store')
    if (!context.res.headers.has('Content-Security-Policy'))
      context.header('Content-Security-Policy', OWN_PAGE)
    return undefined
  })
  app.get('/', async (context) => context.html(await content.ledger()))
  app.get('/mail', async (context) => context.html(mailListPage(await content.mails())))
  app.get('/mail/:id', async (context) => {
    const mail = await content.mail(context.req.param('id'))
    return mail === undefined ? missing(context, '没有这封邮件') : context.html(mailPage(mail))
  })
  app.get('/digest', async (context) => context.html(digestListPage(await content.digests())))
  app.get('/digest/:week', async (context) => {
    const week = context.req.param('week')
    const digest = (await content.digests()).find((one) => one.week === week)
    return digest === undefined ? missing(context, '没有这一周的周报') : context.html(digest.html)
  })
  addEvidence(app, content)
  app.notFound((context) => missing(context, '没有这个页面'))
  return app
}

function addEvidence(app: Hono, content: PortalContent): void {
  app.get('/evidence/:sha', async (context) => {
    const sha256 = context.req.param('sha')
    const page = SHA256.test(sha256) ? await content.evidence(sha256) : undefined
    return page === undefined ? missing(context, '没有这份存证') : context.html(evidencePage(sha256, page))
  })
  app.get('/evidence/:sha/page', async (context) => {
    const sha256 = context.req.param('sha')
    const page = SHA256.test(sha256) ? await content.evidence(sha256) : undefined
    if (page === undefined) return missing(context, '没有这份存证')
    context.header('Content-Security-Policy', STORED_PAGE)
    context.header('Content-Type', shownAs(page.contentType))
    return context.body(new Uint8Array(page.body))
  })
}

/** Pages and plain text are shown; everything else is shown as the text that it is, and never run. */
function shownAs(contentType: string): string {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';')
  if (type.trim() === 'text/html') return contentType
  const charset = parameters.map((one) => one.trim()).find((one) => /^charset=[\w-]+$/.test(one))
  return `text/plain; ${charset ?? 'charset=utf-8'}`
}

const NAV = markup`<nav><a href="/">台账</a><a href="/mail">邮件</a><a href="/digest">周报</a></nav>`

function missing(context: Context, words: string): Response | Promise<Response> {
  return context.html(pageFrame({ title: words, subtitle: '', body: NAV }), 404)
}

function mailListPage(mails: readonly CaughtMail[]): string {
  const rows = mails
    .toSorted((a, b) => b.at - a.at)
    .map(
      ({ key, to, subject, at }) =>
        markup`<tr><td class="num" data-label="时间">${minuteWords(at)}</td><td data-label="收件人">${to}</td><td data-label="主题"><a href="/mail/${encodeURIComponent(key)}">${subject}</a></td></tr>`,
    )
  const table = markup`<table class="cards"><thead><tr><th>时间</th><th>收件人</th><th>主题</th></tr></thead><tbody>${rows}</tbody></table>`
  return listPage(`邮件（${mails.length}封）`, '内置邮件服务器收到的邮件，没有真正发出。', table)
}

function digestListPage(digests: readonly { readonly week: string }[]): string {
  const weeks = digests
    .map(({ week }) => week)
    .toSorted()
    .toReversed()
  const items = weeks.map(
    (week) => markup`<tr><td><a href="/digest/${encodeURIComponent(week)}">${week}</a></td></tr>`,
  )
  return listPage(
    `周报（${weeks.length}期）`,
    '每周一发给政务公开办。',
    markup`<table><tbody>${items}</tbody></table>`,
  )
}

function listPage(title: string, subtitle: string, table: Markup): string {
  return pageFrame({ title, subtitle, body: markup`${NAV}${table}` })
}

function mailPage({ subject, to, at, html, text }: CaughtMail): string {
  const shown =
    html === ''
      ? markup`<pre>${text}</pre>`
      : markup`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${html}" title="邮件正文"></iframe><details><summary>纯文本</summary><pre>${text}</pre></details>`
  return pageFrame({ title: subject, subtitle: `${to} · ${minuteWords(at)}`, body: markup`${NAV}${shown}` })
}

function evidencePage(sha256: string, { url, at, contentType }: StoredPage): string {
  const body = markup`${NAV}<p class="small">原网址：${url}<br>SHA-256：<span class="num">${sha256}</span><br>类型：${contentType}</p>
<iframe sandbox src="/evidence/${sha256}/page" title="存证页面"></iframe>`
  return pageFrame({
    title: '存证页面',
    subtitle: `${minuteWords(at)} 读取的原件，脚本和外部内容不会运行。`,
    body,
  })
}

export interface ServedPortal {
  readonly address: string
  close(): Promise<void>
}

/** Serves on loopback only; port 0 takes a free one. */
export async function servePortal(app: Hono, { port }: { readonly port: number }): Promise<ServedPortal> {
  const { server, listeningPort } = await listen(app, port)
  return {
    address: `http://127.0.0.1:${listeningPort}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; listeningPort: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, ({ port: taken }) =>
      resolve({ server, listeningPort: taken }),
    )
    server.once('error', reject)
  })
}
