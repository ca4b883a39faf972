import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { chinaDateOf, chinaInstant, chinaTimeOfDayMs } from '../../domain/time/instant.ts'
import { madePersons } from './made-persons.ts'
import { noiseNotices } from './noise.ts'
import type { SampleNotice } from './sample-notice.ts'
import { chinaMoment, readStories, type Story, type StoryPost } from './story.ts'

const bodiesSchema = z.record(z.string(), z.array(z.string()))
const extrasSchema = z.strictObject({
  notices: z.array(
    z.strictObject({
      on: z.string(),
      title: z.string(),
      at: z.string(),
      paragraphs: z.array(z.string()),
    }),
  ),
})

/** Everything that the sample sites ever show, oldest first. */
export function sampleNotices(): readonly SampleNotice[] {
  const bodies = bodiesSchema.parse(readYaml('bodies.yaml'))
  const told = readStories().flatMap((story) => story.posts.map((post) => noticeOf(story, post, bodies)))
  return [...told, ...extraNotices(), ...noiseNotices()].toSorted((a, b) => a.postedAt - b.postedAt)
}

function noticeOf(story: Story, post: StoryPost, bodies: Readonly<Record<string, string[]>>): SampleNotice {
  const values: Readonly<Record<string, string | undefined>> = story.facts
  const whole = post.bare ? ['本项目按规定程序进行，样例文本。'] : (bodies[story.item] ?? [])
  const lines = whole.filter((line) => post.omits === undefined || !line.includes(post.omits))
  return {
    ...placeOf(post.on),
    title: filled(post.title, values) ?? post.title,
    paragraphs: [...lines.flatMap((line) => filled(line, values) ?? []), ...madePersons(post.persons)],
    postedAt: post.at,
    displayedOn: post.shows ?? chinaDateOf(post.at),
    addressedAt: post.address ? chinaInstant(post.address, chinaTimeOfDayMs(post.at)) : post.at,
    goneAt: post.gone,
  }
}

/** The line with its placeholders filled in; undefined when one of them has no value. */
function filled(line: string, values: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = Array.from(line.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '')
  if (names.some((name) => values[name] === undefined)) return undefined
  return line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function extraNotices(): readonly SampleNotice[] {
  return extrasSchema.parse(readYaml('notices.yaml')).notices.map(({ on, title, at, paragraphs }) => {
    const postedAt = chinaMoment(at)
    return {
      ...placeOf(on),
      title,
      paragraphs,
      postedAt,
      displayedOn: chinaDateOf(postedAt),
      addressedAt: postedAt,
    }
  })
}

/** `county-site/policy` as channel and list. */
function placeOf(on: string): { channel: string; list: string } {
  const [channel = '', list = ''] = on.split('/')
  return { channel, list }
}

function readYaml(name: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, name), 'utf8'), { version: '1.2' })
}
