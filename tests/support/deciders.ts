import type { Node } from 'prosemirror-model'
import { revisionDigest } from '../../src/core/handback'
import {
  type CollationLog,
  type Folded,
  type Matter,
  acceptMatter,
  acceptWithEdits,
  deferMatter,
  fold,
  keepEarlier,
  logOf,
  mattersOf,
  rejectMatter,
  withConsequences,
} from '../../src/core/collation'
import {
  type Act,
  CollationHead,
  type DisputeId,
  type Disposition,
  Entry,
  ReasonCode,
  type Revision,
} from '../../src/core/model'
import { pickFrom, randomFrom } from './reviewers-words'

/** A collation with what was decided in it so far; `more` enters acts as one entry each. */
export interface Decider {
  readonly base: Node
  readonly folded: Folded
  readonly entries: readonly Entry[]
  readonly log: CollationLog
  readonly matters: readonly Matter[]
}

export const ISSUER = { id: 'author-decider', name: 'Decider Desk' } as unknown as CollationHead['createdBy']

export function headFor(revision: Revision): CollationHead {
  const { pack, packVersion, packDigest, document, locale, base } = revision.head
  return CollationHead.parse({
    id: 'collation-1',
    pack,
    packVersion,
    packDigest,
    document,
    locale,
    base,
    title: 'Policy',
    createdBy: ISSUER,
    createdAt: '2026-11-10T08:00:00.000Z',
  })
}

/** Begins a collation of these revisions. */
export function decider(base: Node, revisions: readonly Revision[]): Decider {
  return entered({ base, folded: fold(base, revisions), entries: [] }, [importOf(revisions)])
}

/** The same decisions, with more revisions. */
export function withMore(of: Decider, revisions: readonly Revision[]): Decider {
  return entered({ ...of, folded: fold(of.base, revisions) }, [importOf(revisions)])
}

export function entered(of: Pick<Decider, 'base' | 'folded' | 'entries'>, acts: readonly Act[]): Decider {
  const entries = [
    ...of.entries,
    ...acts.map((act, i) => {
      const seq = of.entries.length + i + 1
      const at = new Date(Date.UTC(2026, 10, 11, 8, seq)).toISOString()
      return Entry.parse({ id: `desk.${seq}`, seq, by: ISSUER, at, act })
    }),
  ]
  const log = logOf(entries)
  return { ...of, entries, log, matters: mattersOf(of.folded, log) }
}

/** Decides about a share of what is there, in every way there is: the same seed, the same decisions. */
export function decidedAtRandom(of: Decider, seed: number, share = 0.7): Decider {
  const random = randomFrom(seed)
  const all = new Map(of.matters.map((matter) => [matter.id, matter]))
  const acts: Act[] = []
  for (const matter of of.matters) {
    if (random() > share || matter.state === 'ruled' || matter.state === 'disputed') continue
    const disposition = dispositionOf(matter, of.folded, random)
    if (matter.cluster && random() < 0.08) acts.push(...adjudicated(matter, disposition, random))
    else acts.push({ kind: 'decide', dispositions: withConsequences(disposition, matter, all) })
  }
  const done = entered(of, acts)
  const undone = done.entries.filter(({ act }) => act.kind === 'decide' && random() < 0.05)
  return entered(
    done,
    undone.map(({ id }) => ({ kind: 'undo', entry: id })),
  )
}

function dispositionOf(matter: Matter, { heads }: Folded, random: () => number): Disposition {
  const code = pickFrom(ReasonCode.options, random)
  const reason = random() < 0.6 ? { code, text: `Because ${code}.` } : { code }
  const wish = matter.wishes.length ? pickFrom(matter.wishes, random) : null
  const kind = Math.floor(random() * 6)
  if (matter.state === 'late' && kind === 0) return keepEarlier(matter)[0] ?? rejectMatter(matter, reason)
  if (kind <= 2) return acceptMatter(matter, wish?.digest ?? null, reason)
  if (kind === 3) return rejectMatter(matter, reason)
  if (kind === 4 && matter.cluster?.property === null) {
    const text = random() < 0.5 ? `${wish?.text ?? ''} indeed` : matter.base.slice(1)
    return acceptWithEdits(matter, { text, from: random() < 0.5 && wish ? wish.digest : null }, reason)
  }
  const asked = heads.filter(() => random() < 0.5).map(({ key }) => key)
  return deferMatter(matter, reason, asked.length ? { heads: asked, text: 'Please look again.' } : undefined)
}

function adjudicated(matter: Matter, disposition: Disposition, random: () => number): Act[] {
  const dispute = `dispute-${matter.id}` as DisputeId
  const { target: on, clause } = matter
  const refer: Act = {
    kind: 'refer',
    dispute,
    on,
    clause,
    question: 'Which one?',
    parties: ['Law', 'Product'],
    adjudicator: 'Judge Ade',
    rebuttalLimit: 0,
  }
  const said = {
    dispute,
    clause,
    disposition,
    rationale: 'The rule says so.',
    precedent: 'precedent',
  } as const
  return random() < 0.7 ? [refer, { kind: 'rule', ...said }] : [refer]
}

function importOf(revisions: readonly Revision[]): Act {
  return {
    kind: 'import',
    lines: revisions.map((revision) => ({
      file: 'handback',
      outcome: 'added' as const,
      review: revision.head.id,
      revision: revisionDigest(revision),
    })),
  }
}
