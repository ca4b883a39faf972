import type { Obligation } from '../../duty/obligation.ts'
import { nameOf } from '../match/event-keys.ts'
import type { Standing } from './standing.ts'

/** The project, document or party as people are told of it: a state secret is named by the id of its event alone. */
export function subjectOf({
  obligation: { event, item },
  standing,
}: {
  readonly obligation: Pick<Obligation, 'event' | 'item'>
  readonly standing: Standing
}): string {
  return isSecret(standing) ? `涉密事项，名称从略（编号${event.id}）` : nameOf(event, item)
}

/** Of decisions that were entered before grounds were asked for, the basis may still say it. */
function isSecret(standing: Standing): boolean {
  if (standing.kind !== 'withheld') return false
  const { ground, because } = standing
  return ground === undefined ? because.includes('国家秘密') : ground === 'state-secret'
}
