import { raw } from 'hono/html'
import { markup } from '../../messages/markup.ts'
import type { SampleMessage } from './sample-message.ts'

/** One message of the gallery. */
export interface Picture {
  readonly id: string
  readonly caption: string
  readonly message: SampleMessage
}

const STYLE = `body { margin: 0; padding: 16px; font: 15px/1.6 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; background: #dfe3e8; color: #1b1e24; }
section { margin: 0 0 32px; padding-top: 8px; border-top: 2px solid #5c6370; }
h2 { margin: 0; font-size: 17px; }
.pair { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
iframe { border: 1px solid #9aa1ac; background: #fff; }
pre { white-space: pre-wrap; word-break: break-word; max-width: 760px; padding: 12px; background: #fff; font: 13px/1.6 monospace; }
nav li { display: inline-block; margin-right: 16px; }`

/** Fits each frame to what it shows. */
const FIT = `for (const frame of document.querySelectorAll('iframe')) {
  const fit = () => {
    const page = frame.contentDocument?.documentElement
    if (page) frame.style.height = page.scrollHeight + 4 + 'px'
  }
  frame.addEventListener('load', fit)
  fit()
}`

/** Every message on one page, at the width of a phone and of a desk, with its text and its text message. */
export function galleryPage(pictures: readonly Picture[]): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>全部提醒样张</title><style>${raw(STYLE)}</style></head>
<body>
<h1>全部提醒样张（${pictures.length}件）</h1>
<p>人员、项目均为虚构；没有发出任何邮件和短信。</p>
<nav><ul>${pictures.map(({ id, caption }) => markup`<li><a href="#${id}">${caption}</a></li>`)}</ul></nav>
${pictures.map(sectionOf)}
<script>${raw(FIT)}</script>
</body>
</html>
`.toString()
}

function sectionOf({ id, caption, message }: Picture) {
  return markup`<section id="${id}">
<h2>${caption}</h2>
<p>主题（${[...message.subject].length}字）：<strong>${message.subject}</strong></p>
<p>短信：${message.sms ?? '无'}</p>
<div class="pair">
<iframe sandbox="allow-same-origin" title="手机" width="360" srcdoc="${message.html}"></iframe>
<iframe sandbox="allow-same-origin" title="电脑" width="760" srcdoc="${message.html}"></iframe>
</div>
<details><summary>纯文本</summary><pre>${message.text}</pre></details>
</section>
`
}
