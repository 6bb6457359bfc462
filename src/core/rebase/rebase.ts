import type { Node } from 'prosemirror-model'
import { type Result, fail, ok } from '../base'
import { SCHEMA_VERSION, baseDigest } from '../doc'
import { fromRevision, revisionDigest, toRevision } from '../handback'
import {
  type ChangeId,
  type ChangeSet,
  type Digest,
  type Problem,
  type RebaseLine,
  type RebaseReport,
  type Rebased,
  type Revision,
  problem,
} from '../model'
import { acceptAll, extract, project } from '../suggestion'
import { compare } from '../compare'
import { type TextPair, carryStates } from './clause-states'
import { hangThreads } from './hang-threads'
import { type LaidText, layText } from './lay-text'

export interface RebaseOptions {
  /** The pack that the new text is of. */
  readonly head: { readonly packVersion: string; readonly packDigest: Digest }
  /**
   * What turned the old text into the new one, where it is known exactly: one set, or several in order, each in
   * coordinates of the text that the one before it gives. Without it, or if it gives another text, the two are compared.
   */
  readonly update?: ChangeSet | readonly ChangeSet[]
  /** The document in its source language, if that is another one: threads and clause states look at it too. */
  readonly source?: TextPair
}

export interface RebasedRevision {
  readonly revision: Revision
  readonly report: RebaseReport
}

/**
 * Moves a review to another version of its text; pure, so the same review and texts give the same revision
 * everywhere. Rejecting everything in it gives `to`, where it holds no conflict accepting gives both edits. What was
 * accepted inside the review is asked again. Its field `rebased` says where it comes from and holds the report: every
 * suggestion, thread, clause state and decision in exactly one line. Records, comments and decisions stay as they are.
 *
 * Fails as `fromRevision` does, with `base-mismatch` if the review is of another text than `from`.
 */
export function rebase(
  from: Node,
  to: Node,
  revision: Revision,
  options: RebaseOptions,
): Result<RebasedRevision, Problem> {
  const steps = rebaseInSteps(from, to, revision, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of some length each, so that the caller can do other things in between or leave it. */
export function* rebaseInSteps(
  from: Node,
  to: Node,
  revision: Revision,
  options: RebaseOptions,
): Generator<undefined, Result<RebasedRevision, Problem>> {
  if (revision.schemaVersion > SCHEMA_VERSION)
    return fail(problem('newer-version', `document schema ${revision.schemaVersion}`))
  const whole = wholeOf(from, revision)
  if (!whole.ok) return whole
  yield
  const updated = updatedText({ from, to }, options.update)
  yield
  const laid = layText({ from, to, reviewed: whole.value, updated })
  yield
  return yield* assembled({ from, to }, { revision, laid, options })
}

/** The review as one set of suggestions on the old text, what it accepted on the way included. */
function wholeOf(from: Node, revision: Revision): Result<Node, Problem> {
  const opened = fromRevision(from, revision)
  if (!opened.ok) return opened
  if (!revision.layers.length) return ok(opened.value.doc)
  const name = `${revision.head.document} ${revision.head.locale}`
  try {
    const sets = [...revision.layers.map(({ changes }) => ({ changes, threads: [] })), revision.pending]
    const whole = sets.reduce(project, from)
    if (baseDigest(acceptAll(whole)) === baseDigest(acceptAll(opened.value.doc))) return ok(whole)
    return fail(problem('document-invalid', `${name}: what was accepted in it does not come back`))
  } catch (e) {
    return fail(
      problem('document-invalid', `${name}: ${e instanceof Error ? e.message.slice(0, 150) : 'unreadable'}`),
    )
  }
}

function updatedText({ from, to }: TextPair, update: RebaseOptions['update']): Node {
  const given = update && laidOn(from, 'changes' in update ? [update] : update)
  if (given && baseDigest(acceptAll(given)) === baseDigest(to)) return given
  return laidOn(from, [compare(from, to, { id: (n) => `update.${n}` as ChangeId })]) ?? from
}

/** Null where the sets do not fit: they came out of a file. */
function laidOn(from: Node, sets: readonly ChangeSet[]): Node | null {
  try {
    return sets.reduce((doc, { changes }) => project(doc, { changes, threads: [] }), from)
  } catch {
    return null
  }
}

interface Parts {
  readonly revision: Revision
  readonly laid: LaidText
  readonly options: RebaseOptions
}

function* assembled(
  texts: TextPair,
  { revision, laid, options }: Parts,
): Generator<undefined, Result<RebasedRevision, Problem>> {
  const { changes, threads: places, ledger } = laid
  const doc = project(texts.to, { changes: [...changes], threads: [...places] })
  yield
  const threads = hangThreads(doc, revision.threads, {
    marked: new Set(revision.pending.threads.map(({ thread }) => thread)),
    hung: (id) => ledger.thread(id),
    source: options.source?.to ?? null,
  })
  const states = carryStates(revision.clauses, options.source ? [texts, options.source] : [texts])
  const stages = [...revision.layers.map((layer) => layer.changes), revision.pending.changes]
  const changeLines = ledger.lines(stages.flat().flatMap(({ ids }) => ids))
  const lines = [...changeLines, ...threads.lines, ...states.lines, ...decisionLines(revision, changeLines)]
  const report: RebaseReport = { lines, contexts: ledger.contexts }
  const { packVersion, packDigest, base, id: review } = revision.head
  const before = (revision as { rebased?: Rebased['before'] }).rebased
  const rebased: Rebased = {
    of: revisionDigest(revision),
    from: { packVersion, packDigest, base, review, ancestors: revision.ancestors },
    report,
    ...(before === undefined ? {} : { before }),
  }
  const moved: Revision = {
    ...revision,
    head: { ...revision.head, ...options.head, base: baseDigest(texts.to) },
    layers: [],
    pending: { ...revision.pending, ...extract(threads.doc) },
    threads: [...threads.threads],
    clauses: states.clauses,
    rebased,
  }
  yield
  const opened = fromRevision(texts.to, moved)
  return opened.ok ? ok({ revision: toRevision(opened.value), report }) : opened
}

/** A decision inside the review shares the fate of what it was about; a suggestion that was rejected is no more. */
function decisionLines({ decisions }: Revision, changes: readonly RebaseLine[]): RebaseLine[] {
  const fates = new Map(changes.map((line) => [line.id, line.verdict]))
  return decisions.map(({ change }, at) => ({
    kind: 'decision',
    id: String(at),
    verdict: fates.get(change) ?? 'kept',
    change,
  }))
}
