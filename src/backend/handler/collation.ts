import { randomUUID } from 'node:crypto'
import { Acts, type CollationRow, type Input, type Output } from '../../contract'
import { admit, logOf, nextSeq } from '../../core/collation'
import {
  type Act,
  CollationHead,
  CollationId,
  type CollationState,
  type Digest,
  type DocumentId,
  type Entry,
  EntryId,
  type Locale,
  type Person,
  problem,
} from '../../core/model'
import { Refusal } from '../../contract'
import { readList } from '../transfer/read-list'
import { findRendering } from '../workspace/renderings'
import { keepRulings } from '../workspace/rulings'
import type { Collation } from '../workspace/collation-subject'
import type { Content } from '../workspace/content'
import type { Workspace } from '../workspace/workspace'
import { type Context, type Some, demandPerson } from './context'
import { turns } from './turns'

type Names =
  | 'collation.list'
  | 'collation.begin'
  | 'collation.read'
  | 'collation.revision'
  | 'collation.save'
  | 'collation.save-upload'

export function collationHandlers({ workspace, uploads }: Context): Some<Names> {
  // One after the other, so that two at once do not begin two collations of one text.
  const inTurn = turns()
  return {
    'collation.list': async () => {
      const { cards } = await (await workspace.content()).collations.list()
      return { collations: cards.map(({ key: _key, rev: _rev, ...row }): CollationRow => row) }
    },
    'collation.begin': (asked) => inTurn(() => begin(workspace, asked)),
    'collation.read': async ({ collation }) =>
      stateOf(await (await workspace.content()).collations.read(collation)),
    'collation.revision': async ({ collation, digest }) =>
      (await workspace.content()).collations.revision(collation, digest),
    'collation.save': (asked) => save(workspace, asked),
    'collation.save-upload': async ({ upload, collation }) => {
      try {
        return await save(workspace, { collation, acts: await readList(uploads, upload, Acts) })
      } finally {
        await uploads.cancel(upload)
      }
    },
  }
}

export function stateOf({ head, rev, entries, revisions }: Collation): CollationState {
  return { head, rev, entries, revisions }
}

async function begin(workspace: Workspace, asked: Input<'collation.begin'>): Promise<CollationState> {
  const { ports, tell } = workspace
  const content = await workspace.content()
  const known = await findCollation(content, asked)
  if (known) return stateOf(known)
  const person = demandPerson(content)
  const { manifest } = await content.packs.find(asked.pack, asked.digest)
  const rendering = findRendering(manifest, asked.document, asked.locale)
  if (!rendering) throw new Refusal(problem('not-found', `${asked.document} ${asked.locale}`))
  const head = CollationHead.parse({
    id: CollationId.parse(`c-${randomUUID()}`),
    pack: asked.pack,
    packVersion: manifest.version,
    packDigest: asked.digest,
    document: asked.document,
    locale: asked.locale,
    base: rendering.base,
    title: rendering.title,
    createdBy: person,
    createdAt: ports.now(),
  })
  const collation: Collation = { head, rev: 0, entries: [], revisions: [], updatedAt: head.createdAt }
  await content.collations.add(head.id, collation)
  tell({ kind: 'library.changed' })
  return stateOf(collation)
}

interface TextName {
  readonly digest: Digest
  readonly document: DocumentId
  readonly locale: Locale
}

/** The collation of a text; of several that came from elsewhere the one that was begun first. */
export async function findCollation(content: Content, asked: TextName): Promise<Collation | null> {
  const { cards } = await content.collations.list()
  const [first] = cards
    .filter(
      ({ head }) =>
        head.packDigest === asked.digest && head.document === asked.document && head.locale === asked.locale,
    )
    .sort((a, b) => (a.head.createdAt < b.head.createdAt ? -1 : 1))
  return first ? content.collations.read(first.key) : null
}

async function save(
  workspace: Workspace,
  { collation, acts }: Input<'collation.save'>,
): Promise<Output<'collation.save'>> {
  const content = await workspace.content()
  const by = demandPerson(content)
  const at = workspace.ports.now()
  let entered: Entry[] = []
  const saved = await content.collations.enter(collation, ({ entries }) => {
    entered = entriesOf(entries, acts, { by, at })
    return { at, entries: entered }
  })
  workspace.tell({ kind: 'collation.changed', collation, rev: saved.rev })
  if (acts.some(({ kind }) => RULES.has(kind))) await keepRulings(content, saved, { by, at })
  return { entries: entered, rev: saved.rev }
}

/** Acts that make or reverse a ruling. */
const RULES: ReadonlySet<string> = new Set(['rule', 'reverse'])

/** Acts that build on each other in one save are judged one after the other. */
const BUILT_UPON: ReadonlySet<string> = new Set(['refer', 'statement', 'rule', 'reverse'])

function entriesOf(known: readonly Entry[], acts: readonly Act[], who: { by: Person; at: string }): Entry[] {
  const entered: Entry[] = []
  const first = nextSeq(known)
  let log = logOf(known)
  for (const act of acts) {
    const admitted = admit(act, log, who.by)
    if (!admitted.ok) throw new Refusal(admitted.problem)
    entered.push({ id: EntryId.parse(`e-${randomUUID()}`), seq: first + entered.length, ...who, act })
    if (BUILT_UPON.has(act.kind)) log = logOf([...known, ...entered])
  }
  return entered
}
