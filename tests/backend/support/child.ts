import { nodeDisk } from '../../../src/backend/disk/disk'
import { openJournal } from '../../../src/backend/journal/open'
import type { Handlers } from '../../../src/contract'
import type { CollationId, ReviewId } from '../../../src/core/model'
import { listSubject, quietOptions } from './list-subject'

// A process of its own, told by its arguments what to do; it prints a line for everything that was acknowledged.
const [mode = '', folder = '', review = ''] = process.argv.slice(2)

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Appends to a list journal for ever, one to three entries at a time. */
async function append(): Promise<void> {
  const place = { disk: nodeDisk, folder, quarantine: `${folder}-quarantine-${process.pid}` }
  const options = { ...quietOptions, snapshotEntries: 20, snapshotQuietMs: 0 }
  const journal = await openJournal(place, listSubject, options)
  if (!journal) throw new Error('nothing to recover')
  let n = journal.store.state.texts.length
  for (;;) {
    const texts = Array.from({ length: 1 + (n % 3) }, () => String(n++))
    await Promise.all(texts.map((add) => journal.store.commit({ add })))
    say(`ack ${n}`)
  }
}

/** Opens a backend and reports what it may do; with a review it saves to it for ever. */
async function hold(): Promise<void> {
  // Only here: it makes the start slow, and the other mode is started often.
  const { createBackend } = await import('../../../src/backend')
  const { TUNING } = await import('../../../src/backend/workspace/tuning')
  const backend = await createBackend(
    {
      dataDir: folder,
      host: 'browser',
      version: '0',
      samplePackDir: null,
      now: () => new Date().toISOString(),
      log: () => undefined,
      deliver: () => Promise.resolve('download'),
    },
    { tuning: { ...TUNING, ballastBytes: 1000 } },
  )
  const handlers = backend.handlersFor('child')
  const { access } = await handlers['app.read']({ window: 'child' })
  say(`access ${access.mode}`)
  process.stdin.once('data', () => void backend.close().then(() => process.exit(0)))
  if (!review) return
  if (review.startsWith('c-')) return collate(handlers, review as CollationId)
  const id = review as ReviewId
  let state = await handlers['review.read']({ review: id })
  for (;;) {
    const op = { kind: 'handed-back' as const, at: state.updatedAt, digest: state.head.base }
    const { rev } = await handlers['review.save']({ review: id, rev: state.rev, ops: [op] })
    state = { ...state, rev }
    say(`ack ${rev}`)
  }
}

/** Enters snapshots in a collation for ever. */
async function collate(handlers: Handlers, collation: CollationId): Promise<void> {
  for (let n = 0; ; n++) {
    const acts = [{ kind: 'snapshot' as const, name: `${process.pid} ${n}` }]
    const { entries } = await handlers['collation.save']({ collation, acts })
    say(`ack ${entries[0]?.id}`)
  }
}

await (mode === 'append' ? append() : hold())
