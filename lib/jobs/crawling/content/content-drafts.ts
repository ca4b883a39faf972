import type {
  AttachmentContent,
  NoticeContent,
} from '../../../domain/judge/content/elements/notice-content.ts'
import type { PersonalLook } from '../../../domain/judge/content/personal-finding.ts'
import type { Notice } from '../../../domain/watch/notice.ts'
import { boundedContent } from '../../contents/bounded-content.ts'
import { contentRefOf } from '../../contents/content-ref.ts'
import type { KeptContent, NoticeContentStore } from '../../ports/notice-content-store.ts'
import type { PersonalDataReader, Telemetry } from '../../ports.ts'
import { placedLook, togetherLooks } from './placed-look.ts'

/** A store that fails so often is asked for nothing more at this look. */
const FAILURES_MAX = 3
const PUTS_AT_ONCE = 8

interface DraftPorts {
  readonly store: NoticeContentStore
  readonly personal: PersonalDataReader | undefined
  readonly telemetry: Telemetry
}

/** What was read of one notice at this look. */
interface Draft {
  readonly page?: Pick<NoticeContent, 'text' | 'hasPicture'>
  /** The notice as it was stored, where its page had been read by a look before. */
  readonly before?: Notice
  /** Texts of files, by their place among the attachments. */
  readonly files: ReadonlyMap<number, string | undefined>
  readonly looks: readonly PersonalLook[]
}

/** What notices say, gathered while their pages and files are read, and kept before the notices are written. */
export class ContentDrafts {
  readonly #ports: DraftPorts
  readonly #drafts = new Map<string, Draft>()
  #failures = 0

  constructor(ports: DraftPorts) {
    this.#ports = ports
  }

  /** Notes the text of a notice's own page. Without `body` nobody looks for personal data in it. */
  async notePage(
    { id }: Notice,
    page: Pick<NoticeContent, 'text' | 'hasPicture'>,
    body: Uint8Array | undefined,
  ): Promise<void> {
    const looks = await this.#lookAt(body, '正文')
    this.#drafts.set(id, { page, files: new Map(), looks })
  }

  /** Notes what a file of the notice says; `before` is the notice as it was until then. */
  async noteFile(
    before: Notice,
    file: { readonly at: number; readonly text: string | undefined; readonly body: Uint8Array | undefined },
  ): Promise<void> {
    const draft = this.#drafts.get(before.id) ?? { before, files: new Map(), looks: [] }
    const looks = await this.#lookAt(file.body, `附件“${before.attachments?.[file.at]?.name ?? ''}”`)
    const files = new Map([...draft.files, [file.at, file.text] as const])
    this.#drafts.set(before.id, { ...draft, files, looks: [...draft.looks, ...looks] })
  }

  /** Keeps what was read of these notices. One that cannot be kept is a notice of which nothing more is known. */
  async keep(notices: readonly Notice[]): Promise<void> {
    const read = notices.flatMap((notice) => {
      const draft = this.#drafts.get(notice.id)
      return draft ? [{ notice, draft }] : []
    })
    for (let at = 0; at < read.length; at += PUTS_AT_ONCE)
      await Promise.all(read.slice(at, at + PUTS_AT_ONCE).map((one) => this.#keepOne(one)))
    this.#drafts.clear()
  }

  async #keepOne({ notice, draft }: { readonly notice: Notice; readonly draft: Draft }): Promise<void> {
    if (this.#failures >= FAILURES_MAX) return this.#tellUnkept(notice)
    try {
      const kept = await this.#contentOf(notice, draft)
      if (kept) await this.#ports.store.putContent(contentRefOf(notice), kept)
    } catch {
      // Not even the reason is told: it may quote what was to be stored.
      this.#failures += 1
      this.#tellUnkept(notice)
    }
  }

  /** Undefined where the text of the page was read by a look before, and not kept. */
  async #contentOf(notice: Notice, draft: Draft): Promise<KeptContent | undefined> {
    const known = draft.before && (await this.#ports.store.content(contentRefOf(draft.before)))
    const page = draft.page ?? known?.content
    if (!page) return undefined
    const attachments = (notice.attachments ?? []).map((file, at): AttachmentContent => {
      const text = draft.files.get(at) ?? known?.content.attachments[at]?.text
      const { name, content, isCut } = file
      return { name, content, ...(text !== undefined && { text }), ...(isCut && { isCut }) }
    })
    const { text, hasPicture } = page
    const content = boundedContent({ text, attachments, ...(hasPicture && { hasPicture }) })
    return { content, personal: togetherLooks([...(known ? [known.personal] : []), ...draft.looks]) }
  }

  async #lookAt(body: Uint8Array | undefined, place: string): Promise<readonly PersonalLook[]> {
    const { personal, telemetry } = this.#ports
    if (!personal || body === undefined) return []
    try {
      return [placedLook(await personal.lookForPersonalData({ body }), place)]
    } catch {
      telemetry.count('PersonalDataUnlooked', 1)
      return []
    }
  }

  #tellUnkept({ channel }: Notice): void {
    this.#ports.telemetry.count('ContentsUnkept', 1, { channel })
  }
}
