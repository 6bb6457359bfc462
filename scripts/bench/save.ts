import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Transform } from 'prosemirror-transform'
import { nodeDisk } from '../../src/backend/disk/disk'
import { CHAIN_START } from '../../src/backend/journal/line'
import { createJournal, openJournal } from '../../src/backend/journal/open'
import { reviewSubject } from '../../src/backend/workspace/review-subject'
import { TUNING } from '../../src/backend/workspace/tuning'
import { baseDigest, clausesOf, docOf, schema } from '../../src/core/doc'
import { type ChangeId, ReviewHead, type ReviewOp } from '../../src/core/model'
import { type Review, beginReview, stepsJson, toState } from '../../src/core/review'
import { track } from '../../src/core/suggestion'

const AT = '2026-11-23T09:00:00.000Z'
const ROUNDS = 200

/**
 * One edit saved durably, whatever the size of the review: applied, checked, appended and synced, as a ratio to
 * appending the same edit to a bare file with fdatasync, interleaved in the same run.
 */
export async function measureSaves(words: number): Promise<string> {
  const lines: string[] = []
  for (const paragraphs of [words / 100, words / 20, words / 5]) {
    const folder = await mkdtemp(join(tmpdir(), 'stet-bench-'))
    try {
      lines.push(await measure(folder, Math.ceil(paragraphs)))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return lines.join('\n')
}

async function measure(folder: string, paragraphs: number): Promise<string> {
  const review = bigReview(paragraphs)
  const size = JSON.stringify(toState(review)).length
  const ops = edits(review)
  const place = { disk: nodeDisk, folder: join(folder, 'review'), quarantine: join(folder, 'quarantine') }
  await createJournal(place, reviewSubject, { state: review, chain: CHAIN_START })
  const journal = await openJournal(place, reviewSubject, {
    ...TUNING,
    freeSpace: () => Promise.resolve(false),
    onFault: (kind) => console.error(kind),
    now: () => AT,
  })
  if (!journal) throw new Error('the journal does not open')
  const bare = await open(join(folder, 'bare'), 'wx')
  const saves: number[] = []
  const appends: number[] = []
  for (const op of ops) {
    // Both without the first, which makes the segment.
    appends.push(await timed(() => append(bare, Buffer.from(`${JSON.stringify(op)}\n`))))
    saves.push(await timed(() => journal.store.commit({ at: AT, ops: [op] })))
  }
  await bare.close()
  await journal.store.close()
  const [a, s] = [median(appends), median(saves)]
  const mb = (size / 1e6).toFixed(1).padStart(4)
  return `review of ${mb} MB: bare append + fdatasync ${a.toFixed(2)} ms, save ${s.toFixed(2)} ms, ratio ${(s / a).toFixed(2)}`
}

async function append(file: FileHandle, bytes: Buffer): Promise<void> {
  await file.appendFile(bytes)
  await file.datasync()
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function bigReview(paragraphs: number): Review {
  const blocks = Array.from({ length: paragraphs }, (_, i) =>
    schema.nodes.paragraph.create({ bid: `c${i}` }, schema.text(`${i} ${'lorem ipsum dolor '.repeat(6)}`)),
  )
  const base = docOf(blocks)
  const head = ReviewHead.parse({
    id: 'r-1',
    pack: 'bench',
    packVersion: 'v1',
    packDigest: '0'.repeat(64),
    document: 'a',
    locale: 'de',
    base: baseDigest(base),
    author: { id: 'p-1', name: 'Bench' },
    createdAt: AT,
  })
  return beginReview({ head, base, replica: 'bench' })
}

/** Words typed here and there, each a tracked suggestion. */
function edits({ doc: base, head }: Review): ReviewOp[] {
  let doc = base
  let counter = 0
  return Array.from({ length: ROUNDS }, (_, i) => {
    const clauses = clausesOf(doc)
    const at = clauses[(i * 7919) % clauses.length]!.pos + 1
    const tracked = track(doc, new Transform(doc).insert(at, schema.text('word ')), {
      author: head.author.id,
      now: '2026-11-23T09:00:00.000Z',
      mintId: () => `bench.${++counter}` as ChangeId,
      isMine: () => false,
      group: `bench${i}`,
      origin: 'typing',
      trim: 'none',
    })
    doc = tracked.doc
    return { kind: 'steps', steps: stepsJson(tracked.steps), records: [...tracked.minted] }
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
