import type { ParseArgsConfig } from 'node:util'
import type { Problem } from '../core/model'

/** Where a verb writes. Text comes without its last line end. */
export interface CliOutput {
  out(text: string): void
  err(text: string): void
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What a verb has to say: `text` for people, `json` for `--json`. */
export type Outcome =
  | {
      readonly ok: true
      readonly text: string
      readonly json: unknown
      /** How many inputs were refused though the rest was done: the exit code is 1 then. */
      readonly refused?: number
    }
  | {
      readonly ok: false
      readonly problem: Problem
      /** What became of each input, where that explains the problem: lines for people, fields beside it for `--json`. */
      readonly told?: { readonly text: readonly string[]; readonly json: object }
    }
  | { readonly ok: 'usage'; readonly why: string }

/** One command. `--json` and `--help` are understood for every verb. Relative paths are the caller's. */
export interface Verb {
  /** Two words or one, such as `pack build`. */
  readonly name: string
  readonly summary: string
  /** The lines after `Usage:`; options explained. */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** `tell` takes a line about how far it is. */
  run(paths: readonly string[], values: Values, tell: (line: string) => void): Promise<Outcome>
}

export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of an option that may be given several times. */
export function listOf(values: Values, name: string): string[] {
  const value = values[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
