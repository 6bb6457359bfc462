import { readFileSync, writeFileSync } from 'node:fs'
import { clustersOf, clustersOfEdits, editsOf, headsOf, projectAll } from '../../src/core/merge'
import type { Revision } from '../../src/core/model'
import { bigBase, revisionsBy } from '../../tests/support/reviewers'

/** One case: how many handbacks of how many edits each are merged on how long a text. */
interface Case {
  readonly words: number
  readonly reviewers: number
  readonly changes: number
  readonly file: string
}

/** Writes the handbacks of a case: the first of many reviewers are always the same. */
function make({ words, reviewers, changes, file }: Case): void {
  const revisions = revisionsBy(bigBase(words), reviewers, { seed: 1, changes, threads: 20 })
  writeFileSync(file, JSON.stringify(revisions))
}

/**
 * Merges in a fresh process, as a worker does. Times are CPU time in milliseconds, the collector's included: on a shared
 * machine they say more than the clock. Memory in bytes over what was there before.
 */
function measure({ words, reviewers, file }: Case): Record<string, number> {
  const base = bigBase(words)
  const revisions = (JSON.parse(readFileSync(file, 'utf8')) as Revision[]).slice(0, reviewers)
  const timed = <T>(act: () => T): [T, number] => {
    const from = process.cpuUsage()
    const made = act()
    const { user, system } = process.cpuUsage(from)
    return [made, (user + system) / 1000]
  }
  const [heads, naming] = timed(() => headsOf(revisions))
  const before = settled()
  const rss = process.memoryUsage.rss()
  const [clusters, merging] = timed(() => clustersOf(base, heads))
  const peak = process.resourceUsage().maxRSS * 1024 - rss
  const held = settled() - before
  const known = heads.slice(1).map((head) => editsOf(base, head))
  const [, adding] = timed(() => clustersOfEdits(base, [...known, editsOf(base, heads[0]!)]))
  const [, projecting] = timed(() => projectAll(base, heads))
  return { clusters: clusters.length, naming, merging, adding, projecting, held, peak: Math.max(0, peak) }
}

function settled(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const [what, of] = process.argv.slice(2)
const asked = JSON.parse(of!) as Case
if (what === 'make') make(asked)
else process.stdout.write(JSON.stringify(measure(asked)))
