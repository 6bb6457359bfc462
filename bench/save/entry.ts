import { Transform } from 'prosemirror-transform'
import { createBackend } from '../../src/backend'
import { writeZip } from '../../src/backend/archive'
import { type Client, makeClient, serve } from '../../src/contract'
import { clausesOf, readDoc, schema } from '../../src/core/doc'
import type { ChangeId, DocumentId, Locale, ReviewId, ReviewOp, ReviewState } from '../../src/core/model'
import { buildPack } from '../../src/core/pack'
import { stepsJson } from '../../src/core/review'
import { track } from '../../src/core/suggestion'

/** An open review on a data folder, and edits of it that wait to be saved. */
export interface OpenedReview {
  readonly save: (op: ReviewOp) => Promise<void>
  readonly ops: readonly ReviewOp[]
  readonly close: () => Promise<void>
}

/** Builds a pack of the given Markdown, imports it and begins its review; `edits` words are typed in advance. */
export async function openReview(start: {
  readonly dataDir: string
  readonly source: string
  readonly target: string
  readonly edits: number
}): Promise<OpenedReview> {
  const backend = await createBackend({
    dataDir: start.dataDir,
    host: 'browser',
    version: '0.0.0',
    samplePackDir: null,
    now: () => new Date().toISOString(),
    log: () => undefined,
    deliver: () => Promise.resolve('download'),
  })
  backend.windowOpened('w')
  const client = makeClient(
    serve(backend.handlersFor('w'), (call, error) => {
      throw new Error(`${call}: ${String(error)}`)
    }),
  )
  const state = await begin(client, start)
  const held = { rev: state.rev }
  return {
    ops: typed(state, start.edits),
    save: async (op) => {
      held.rev = (
        await client['review.save']({ review: state.head.id as ReviewId, rev: held.rev, ops: [op] })
      ).rev
    },
    close: () => backend.close(),
  }
}

async function begin(client: Client, text: { source: string; target: string }): Promise<ReviewState> {
  const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s)
  const built = buildPack({
    name: 'bench',
    files: new Map([
      ['stet.yaml', utf8('id: bench\ntitle: Bench\nversion: v1\nsourceLocale: en\n')],
      ['en/doc.md', utf8(text.source)],
      ['de/doc.md', utf8(text.target)],
    ]),
  })
  if (!built.ok) throw new Error(`${built.problem.code}: ${built.problem.detail}`)
  await client['app.read']({ window: 'w' })
  await client['person.save']({ name: 'Ada Brandt' })
  await bring(client, writeZip(built.value.files))
  return client['review.begin']({
    pack: built.value.manifest.id,
    digest: built.value.digest,
    document: 'doc' as DocumentId,
    locale: 'de' as Locale,
  })
}

async function bring(client: Client, bytes: Uint8Array): Promise<void> {
  const PIECE = 256 << 10
  const { upload } = await client['upload.start']({ files: [{ path: 'bench.stetpack', size: bytes.length }] })
  for (let offset = 0; offset < bytes.length; offset += PIECE) {
    const piece = Buffer.from(bytes.subarray(offset, offset + PIECE)).toString('base64')
    await client['upload.append']({ upload, file: 0, offset, bytes: piece })
  }
  const report = await client['import.start']({ upload })
  if (!report.accepted) throw new Error(JSON.stringify(report))
}

/** One word typed into one clause after the other, as the editor would send it. */
function typed(state: ReviewState, edits: number): ReviewOp[] {
  const read = readDoc(state.doc)
  if (!read.ok) throw new Error(read.problem.detail)
  let doc = read.value
  const ops: ReviewOp[] = []
  const clauses = clausesOf(doc)
  let moved = 0
  for (let i = 0; i < edits; i++) {
    const clause = clauses[i % clauses.length]!
    if (i % clauses.length === 0) moved = 0
    const at = i < clauses.length ? clause.pos + 1 + moved : clausesOf(doc)[i % clauses.length]!.pos + 1
    const raw = new Transform(doc).insert(at, schema.text('word '))
    const tracked = track(doc, raw, {
      author: state.head.author.id,
      now: new Date().toISOString(),
      mintId: () => `bench.${i}` as ChangeId,
      isMine: () => false,
      group: `bench.g${i}`,
      origin: 'typing',
      trim: 'none',
    })
    moved += tracked.doc.content.size - doc.content.size
    doc = tracked.doc
    ops.push({ kind: 'steps', steps: stepsJson(tracked.steps), records: [...tracked.minted] })
  }
  return ops
}
