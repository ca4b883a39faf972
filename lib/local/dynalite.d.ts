/** dynalite brings no types; this is the part of it that the embedded store uses. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface DynaliteOptions {
    /** Folder of the LevelDB database; in memory without it. */
    readonly path?: string
    readonly createTableMs?: number
  }

  function dynalite(options: DynaliteOptions): Server
  export = dynalite
}
