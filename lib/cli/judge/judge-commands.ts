import type { Command } from 'commander'
import type { CommandFrom } from '../duban.ts'

/** Commands on what a notice is, which event it answers, and whether it holds what it must. */
export function addJudgeCommands(_duban: Command, _from: CommandFrom): void {}
