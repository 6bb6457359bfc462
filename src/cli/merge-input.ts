import { basename } from 'node:path'
import { readArchive } from '../backend/archive'
import { COLLATION_MANIFEST, type CollationFile, readCollationFile } from '../core/collation'
import { readHandback } from '../core/handback'
import { type ImportLine, type Problem, type Revision, problem } from '../core/model'

/** A review in a file. Files are told by name: a collation keeps what is said of them. */
export interface Found {
  readonly file: string
  readonly revision: Revision
}

/** A copy of a collation. */
export interface Copy {
  readonly file: string
  readonly collation: CollationFile
}

export interface MergeInput {
  readonly found: readonly Found[]
  readonly copies: readonly Copy[]
  /** Of files that cannot be read. */
  readonly lines: readonly ImportLine[]
}

/** Reads every file, in order; what cannot be read is a line and stops no other. */
export async function readMergeInput(paths: readonly string[]): Promise<MergeInput> {
  const [found, copies, lines]: [Found[], Copy[], ImportLine[]] = [[], [], []]
  for (const path of paths) {
    const file = basename(path).slice(0, 400)
    const entries = await readArchive(path)
    if (!entries.ok) {
      lines.push(refused(file, entries.problem))
    } else if (entries.value.has(COLLATION_MANIFEST)) {
      const copy = readCollationFile(entries.value)
      if (copy.ok) copies.push({ file, collation: copy.value })
      else lines.push(refused(file, copy.problem))
    } else {
      const handback = readHandback(entries.value)
      if (!handback.ok) lines.push(refused(file, handback.problem))
      else if (!handback.value.revisions.length) lines.push(refused(file, problem('nothing-to-import', '')))
      else found.push(...handback.value.revisions.map((revision) => ({ file, revision })))
    }
  }
  return { found, copies, lines }
}

/** The line of a file, or of a part of one, that could not be taken in. */
export function refused(file: string, { code, detail }: Problem): ImportLine {
  return { file, outcome: 'refused', reason: code, ...(detail ? { detail: detail.slice(0, 400) } : {}) }
}
