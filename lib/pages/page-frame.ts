import { raw } from 'hono/html'
import { type Markup, markup } from '../messages/markup.ts'
import { PAGE_STYLE } from './page-style.ts'

export interface PageFrom {
  readonly title: string
  readonly subtitle: string
  readonly body: Markup
  /** Rules of this page only; the program's own text, never anybody else's. */
  readonly style?: string | undefined
}

/** A page of ours: one file, no script, nothing loaded from outside. */
export function pageFrame({ title, subtitle, body, style }: PageFrom): string {
  return markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(PAGE_STYLE)}${raw(style ?? '')}</style>
</head>
<body>
<div class="page">
<h1>${title}</h1>
<p class="sub">${subtitle}</p>
${body}
</div>
</body>
</html>
`.toString()
}
