import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { type FileTicket, Refusal } from '../../contract'
import { foldInSteps, logOf, mattersOf, nextSeq, receiptsInSteps, writeReceipt } from '../../core/collation'
import { revisionDigest } from '../../core/handback'
import {
  type CollationId,
  type Digest,
  EntryId,
  type Person,
  type Receipt,
  type Revision,
  problem,
} from '../../core/model'
import { writeZip } from '../archive'
import type { Collation } from '../workspace/collation-subject'
import type { Content } from '../workspace/content'
import { openCollationText } from './collation-text'
import { type MadeFiles, fileName } from './made-files'

export interface ReceiptContext {
  readonly content: Content
  readonly made: MadeFiles
  readonly by: Person
  readonly now: string
}

interface Asked {
  readonly collation: CollationId
  /** `<review>/<replica>`; all without it. */
  readonly heads?: readonly string[] | undefined
}

/**
 * Makes the receipt file of each head, several as one zip of files, and enters that they went out. Between two
 * reviewers other calls are answered. Refuses with
 * `not-found` for a head that is not there, or where there is none.
 */
export async function createReceipts(
  { collation: key, heads }: Asked,
  context: ReceiptContext,
): Promise<{ readonly ticket: FileTicket; readonly collation: Collation }> {
  const { content, made, by, now: at } = context
  const receipts = await answersNow(key, context)
  const missing = heads?.find((head) => !receipts.has(head))
  if (missing !== undefined || !receipts.size) throw new Refusal(problem('not-found', missing ?? key))
  const wanted = [...receipts].flatMap(([head, receipt]) =>
    (heads?.includes(head) ?? true) ? [receipt] : [],
  )
  const files = await filesOf(wanted)
  const [only] = files
  const ticket =
    only && files.size === 1 ? await made.put(...only) : await made.put(zipName(wanted), writeZip(files))
  const act = { kind: 'receipts' as const, revisions: wanted.map(({ revision }) => revision) }
  const collation = await content.collations.enter(key, ({ entries }) => ({
    at,
    entries: [{ id: EntryId.parse(`e-${randomUUID()}`), seq: nextSeq(entries), by, at, act }],
  }))
  return { ticket, collation }
}

/** Receipts by head, as the decisions are now. */
async function answersNow(
  key: CollationId,
  { content, by, now }: ReceiptContext,
): Promise<ReadonlyMap<string, Receipt>> {
  const { head, entries } = await content.collations.read(key)
  const { base } = await openCollationText(content.packs, head)
  const log = logOf(entries)
  const digests = new Map<Revision, Digest>()
  for (const digest of log.revisions) {
    digests.set(await content.collations.revision(key, digest), digest)
    await turn()
  }
  const folding = foldInSteps(base, [...digests.keys()], {
    digestOf: (revision) => digests.get(revision) ?? revisionDigest(revision),
  })
  let step = folding.next()
  for (; !step.done; step = folding.next()) await turn()
  const folded = step.value
  const matters = mattersOf(folded, log)
  await turn()
  const keys = folded.heads.map(({ key }) => key)
  const receipts = new Map<string, Receipt>()
  for (const receipt of receiptsInSteps({ head, folded, log, matters, issuedBy: by, issuedAt: now })) {
    receipts.set(keys[receipts.size] ?? '', receipt)
    await turn()
  }
  return receipts
}

/** Each as a file, under a name of its own. */
async function filesOf(receipts: readonly Receipt[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const receipt of receipts) {
    const { document, pack, locale, reviewer } = receipt
    const parts = [document, pack.version, locale, reviewer.name]
    let name = fileName(parts, 'stetreceipt')
    for (let n = 2; files.has(name); n++) name = fileName([...parts, String(n)], 'stetreceipt')
    files.set(name, writeZip(writeReceipt(receipt)))
    await turn()
  }
  return files
}

function zipName([first]: readonly Receipt[]): string {
  return fileName(first ? [first.document, first.pack.version, first.locale, 'receipts'] : [], 'zip')
}
