import { canonicalJson, digest } from '../../../src/core/base'
import {
  COLLATION_MANIFEST,
  type CollationFile,
  type Folded,
  acceptMatter,
  acceptWithEdits,
  approvedText,
  decidedText,
  deferMatter,
  dispositionRows,
  faultOfEntries,
  fold,
  lineOf,
  logOf,
  mattersOf,
  readCollationFile,
  receiptsOf,
  rejectMatter,
  writeCollationFile,
} from '../../../src/core/collation'
import { fromRevision, revisionDigest, toRevision } from '../../../src/core/handback'
import { CollationHead, type Disposition, type Problem, type Revision } from '../../../src/core/model'
import { entry, refer, rule } from '../../support/collation-acts'
import { type Act as Edit, policy, reviewOf } from '../handback/random-review'

export const base = policy()
const edit = (how: Extract<Edit, { kind: 'edit' }>['how'], a: number, b = 4): Edit => ({
  kind: 'edit',
  how,
  a,
  b,
  who: 0,
})
export const ana = toRevision(
  reviewOf([
    edit('replace', 10),
    edit('insert', 30),
    edit('delete', 50, 12),
    edit('strong', 70),
    edit('list', 20),
  ]),
)
export const ben: Revision = {
  ...toRevision(
    reviewOf([
      edit('replace', 12),
      edit('delete', 28, 9),
      edit('split', 60),
      edit('replace', 92),
      { kind: 'thread', a: 12, b: 9 },
    ]),
  ),
  replica: 'r2',
}
ben.head = { ...ben.head, id: 'review-2' as never, author: { id: 'ben' as never, name: 'Ben' } }
const revisions = [ana, ben]
const folded = fold(base, revisions)
export const matters = mattersOf(folded, logOf([]))
export const because = { code: 'clearer' } as const

export const decisions = matters.map((matter, n): Disposition => {
  const wish = matter.wishes[0]?.digest ?? null
  if (n % 4 === 1) return acceptWithEdits(matter, { text: 'own\nwords', from: wish }, because)
  if (n % 4 === 2) return rejectMatter(matter, because)
  return n % 4 === 3 ? deferMatter(matter, because) : acceptMatter(matter, wish, because)
})
export const text = matters.find(({ cluster }) => cluster?.property === null)!
export const property = matters.find(({ cluster }) => cluster && cluster.property !== null)!
export const ruled = acceptMatter(text, text.wishes[0]!.digest, because)
export const takingProperty = acceptMatter(property, property.wishes[0]!.digest, because)

export const lines = revisions.map((revision) =>
  lineOf({ file: 'f', revision, verdict: { outcome: 'added' } }),
)
export const entries = [
  { kind: 'import', lines },
  { kind: 'decide', dispositions: [...decisions, takingProperty] },
  { kind: 'snapshot', name: 'first' },
  refer('d1', { on: text.target }),
  rule('d1', ruled),
  { kind: 'reverse', ruling: 'e5', disposition: rejectMatter(text, because), rationale: 'new facts' },
  { kind: 'reopen', on: [matters[0]!.target] },
  { kind: 'restore', snapshot: 'e3' },
  { kind: 'undo', entry: 'e8' },
].map((act, n) => entry(`e${n + 1}`, n + 1, act))

const { author: by, createdAt: at, pack, packVersion, packDigest, document, locale, base: of } = ana.head
const about = { pack, packVersion, packDigest, document, locale, base: of }
const head = CollationHead.parse({ id: 'c-1', ...about, title: 'Gifts', createdBy: by, createdAt: at })
export const file: CollationFile = { head, entries, revisions }

type Files = Map<string, Uint8Array>
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value as never))

/** The file with one of its parts as somebody made it, and everything else as if it had always been so. */
export function remade(part: string, value: unknown): Files {
  const files = writeCollationFile(file)
  const bytes = bytesOf(value)
  const manifest = JSON.parse(new TextDecoder().decode(files.get(COLLATION_MANIFEST))) as Listed
  const list = manifest.files.map((one) =>
    one.path === part ? { path: part, sha256: digest(bytes), length: bytes.length } : one,
  )
  const revisions = manifest.revisions.map((one) =>
    one.path === part ? { path: part, revision: digest(bytes) } : one,
  )
  const told = bytesOf({ ...manifest, files: list, revisions })
  return new Map([
    ...files,
    [part, bytes],
    ...(part === COLLATION_MANIFEST ? [] : [[COLLATION_MANIFEST, told] as const]),
  ])
}
interface Listed {
  readonly files: { path: string }[]
  readonly revisions: { path: string }[]
}

const folds = new Map<string, Folded>()
function foldOnce(reviews: readonly Revision[]): Folded {
  const key = reviews.map(revisionDigest).join(' ')
  const known = folds.get(key) ?? fold(base, reviews)
  folds.set(key, known)
  return known
}

/** What a program does with a file that came: refuse it, or everything. */
export function worked(files: Files): Problem | 'taken' {
  const read = readCollationFile(files)
  if (!read.ok) return read.problem
  const { entries: given, revisions: reviews } = read.value
  for (const revision of reviews) {
    const opened = fromRevision(base, revision)
    if (!opened.ok) return opened.problem
  }
  const fault = faultOfEntries(given, base)
  if (fault) return fault
  const all = foldOnce(reviews)
  // What is undone may be done again.
  for (const some of [given, given.filter(({ act }) => act.kind !== 'undo')]) {
    const log = logOf(some)
    const now = mattersOf(all, log)
    decidedText(base, log.standing).check()
    approvedText(read.value.head, base, log)
    receiptsOf({ head: read.value.head, folded: all, log, matters: now, issuedBy: by, issuedAt: at })
    dispositionRows(all, log, now)
  }
  return 'taken'
}
