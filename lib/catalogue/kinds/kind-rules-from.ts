import type { KindRules } from '../../domain/judge/kind/kind-rules.ts'
import type { KindsFile } from './kinds-schema.ts'

/** The domain's rules of kinds from the one file, or none where it is absent. */
export function kindRulesFrom(files: readonly KindsFile[]): KindRules {
  return {
    kinds: files.flatMap(({ kinds }) => kinds),
    sectors: files.flatMap(({ sectors }) =>
      sectors.map(({ namedOnly, ...sector }) => ({ ...sector, isNamedOnly: namedOnly })),
    ),
    stages: files.flatMap(({ stages }) =>
      stages.map(({ change, answersAgain, ...stage }) => ({
        ...stage,
        isChange: change,
        isAnswer: answersAgain,
      })),
    ),
    columns: files.flatMap(({ columns }) =>
      columns.map(({ decisive, ...column }) => ({ ...column, isDecisive: decisive })),
    ),
    nameWords: files.flatMap(({ nameWords }) => nameWords),
    nameEndings: files.flatMap(({ nameEndings }) => nameEndings),
  }
}
