import { type Disk, codeOf } from '../disk/disk'
import { newestGeneration } from '../disk/generations'
import { jsonOrNull } from '../disk/sealed'
import { readHead } from './head'
import { CHAIN_START } from './line'
import { type SegmentFile, readSegments } from './read-segments'
import { replay } from './replay'
import type { Subject } from './subject'

/** Stem of snapshot files: `snap-<number of the last entry in it>.json`. */
export const SNAPSHOT = 'snap'

/** What was found wrong. All zero and empty: every byte is as it was written. */
export interface Findings {
  readonly damagedSegments: readonly string[]
  readonly badSnapshots: readonly string[]
  /** Entries that are known to have been there and could not be brought back. */
  readonly missing: number
  /** Entries of another branch: two writers went on from the same state. The longer branch is the state. */
  readonly forked: number
}

export interface Recovered<State> {
  readonly state: State
  /** Number of the last entry. */
  readonly seq: number
  readonly chain: string
  readonly findings: Findings
  readonly clean: boolean
  readonly segments: readonly SegmentFile[]
  /** Number of the last entry in the snapshot that it began with. */
  readonly snapshotSeq: number
}

/**
 * Brings back the state of a journal folder without writing anything: the newest whole snapshot, then every entry
 * after it. Null when no snapshot is whole. Never throws for what the files hold, only for what the disk does.
 */
export async function recover<State, Entry>(
  disk: Disk,
  folder: string,
  subject: Subject<State, Entry>,
): Promise<Recovered<State> | null> {
  for (let tries = 0; ; tries++) {
    try {
      return await recoverOnce(disk, folder, subject)
    } catch (error) {
      // Another process may prune while we read; the list is then simply old.
      if (codeOf(error) !== 'ENOENT' || tries === 5) throw error
    }
  }
}

async function recoverOnce<State, Entry>(
  disk: Disk,
  folder: string,
  subject: Subject<State, Entry>,
): Promise<Recovered<State> | null> {
  const { found, bad } = await newestGeneration(disk, { folder, stem: SNAPSHOT }, (generation) => {
    const state = subject.fromJson(jsonOrNull(generation.body.toString('utf8')))
    return state.ok ? state : null
  })
  if (!found) return null
  const { generation, value } = found
  const segments = await readSegments(disk, folder)
  const start = {
    state: value.value,
    seq: generation.number,
    chain: typeof generation.header['chain'] === 'string' ? generation.header['chain'] : CHAIN_START,
  }
  const replayed = replay(subject, start, segments)
  const head = jsonOrNull((await readHead(disk, folder)) ?? 'null')
  const cut = Math.max(0, highWater(head) - replayed.seq)
  const findings = {
    damagedSegments: segments.filter((segment) => segment.tail === 'damaged').map((segment) => segment.name),
    badSnapshots: bad,
    missing: replayed.missing + cut,
    forked: replayed.forked,
  }
  const clean = !(findings.damagedSegments.length + bad.length + findings.missing + findings.forked)
  const seq = Math.max(replayed.seq, highWater(head))
  return { ...replayed, seq, findings, clean, segments, snapshotSeq: generation.number }
}

function highWater(head: unknown): number {
  const seq = head && typeof head === 'object' && 'seq' in head ? head.seq : 0
  return Number.isSafeInteger(seq) ? (seq as number) : 0
}
