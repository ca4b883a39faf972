import { SETTINGS, type SettingName } from '../contract.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Thrown at start when the environment lacks settings; the message lists all of them, one a line. */
export class SettingsError extends Error {
  readonly code = 'settings-missing'
  override readonly name = 'SettingsError'
  readonly missing: readonly SettingName[]

  constructor(missing: readonly SettingName[]) {
    const lines = missing.map((name) => `  ${name}: ${SETTINGS[name]}`)
    super(`settings missing from the environment:\n${lines.join('\n')}`)
    this.missing = missing
  }
}

/** The named settings, trimmed. A blank one counts as missing; one error names everything that is missing. */
export function readSettings<Name extends SettingName>(
  env: Environment,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const settings: Partial<Record<SettingName, string>> = {}
  for (const name of names) {
    const value = readOptionalSetting(env, name)
    if (value !== undefined) settings[name] = value
  }
  const missing = names.filter((name) => settings[name] === undefined)
  if (missing.length > 0) throw new SettingsError(missing)
  return settings as Record<Name, string>
}

/** A setting that a stage may leave out; blank counts as absent. */
export function readOptionalSetting(env: Environment, name: SettingName): string | undefined {
  return env[name]?.trim() || undefined
}
