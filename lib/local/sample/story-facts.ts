import { createHash } from 'node:crypto'
import { decisionFrom } from '../../catalogue/decision/decision-draft.ts'
import type { Decision } from '../../domain/duty/decision.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Attestation } from '../../domain/watch/attestation.ts'
import { readStories, type Story } from './story.ts'

/** Everything that the stories say was recorded: what the sample's workbook holds. */
export interface StoryFacts {
  readonly events: readonly DutyEvent[]
  readonly attestations: readonly Attestation[]
  readonly decisions: readonly Decision[]
}

/** The facts of all stories, for the county with that code. */
export function storyFacts(county: string): StoryFacts {
  const stories = readStories()
  return {
    events: stories.map((story) => eventOf(story, county)),
    attestations: stories.flatMap((story) => attestationsOf(story, county)),
    decisions: stories.flatMap((story) => decisionsOf(story, county)),
  }
}

function eventOf(story: Story, county: string): DutyEvent {
  const { id, item, trigger, track, unit, level, at, verifiedAt, recordedAt, facts } = story
  return {
    id,
    county,
    item,
    trigger,
    unit,
    facts,
    occurredAt: at,
    recordedAt,
    ...(track === undefined ? {} : { track }),
    ...(level === undefined ? {} : { level }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
  }
}

function attestationsOf({ id, attested }: Story, county: string): readonly Attestation[] {
  return attested.map(({ on, postedOn, removedOn, by, at }) => ({
    id: `${id}-${on}`,
    county,
    event: id,
    channel: on,
    postedOn,
    ...(removedOn === undefined ? {} : { removedOn }),
    by,
    photoSha256: createHash('sha256').update(`样例照片 ${id} ${on}`).digest('hex'),
    at,
  }))
}

function decisionsOf({ id, decided }: Story, county: string): readonly Decision[] {
  return decided.map((stated): Decision => {
    const decision = decisionFrom({ ...stated, county, event: id })
    invariant(decision !== undefined, `a decision of ${id} lacks what its kind needs`)
    return decision
  })
}
