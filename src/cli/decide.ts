import { type AgreedPolicy, type Matter, mattersOf, logOf, takeAgreed } from '../core/collation'
import {
  type OpenedCollation,
  type Who,
  WHO_OPTIONS,
  WHO_USAGE,
  entryOf,
  openCollation,
  whoOf,
  writeCollation,
} from './collation-file'
import { type Outcome, type Verb, textOf } from './verb'
import { mayWrite } from './write-file'

/** `stet decide`: takes what all agree on, and says what is left for people. */
export const decide: Verb = {
  name: 'decide',
  summary: 'Take what all reviewers of a collation agree on',
  usage: `stet decide FILE --pack PACK --policy agree-only --by NAME [options]

  FILE                    A .stetcollation file; the decisions are written into it
  --pack PACK             The version of the pack that it decides on
  --policy agree-only     Take open matters in which all who spoke want the same; never a disagreement or a thread
  --support N             Only where at least N reviewers want it (default 1)
  --untouched RULE        counts-against (default): not where a reviewer went over the clause and left it; or ignored
  --by NAME               Who takes them
${WHO_USAGE}
  --out FILE              Write the collation here instead
  --force                 Replace that file if it is there`,
  options: {
    pack: { type: 'string' },
    policy: { type: 'string' },
    support: { type: 'string' },
    untouched: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    ...WHO_OPTIONS,
  },
  run: async (paths, values) => {
    const packPath = textOf(values, 'pack')
    if (paths.length !== 1) return { ok: 'usage', why: 'one collation file is needed' }
    if (!packPath) return { ok: 'usage', why: 'say which pack it decides on: --pack PACK' }
    if (textOf(values, 'policy') !== 'agree-only') return { ok: 'usage', why: 'the policy is agree-only' }
    const policy = policyOf(textOf(values, 'support') ?? '1', textOf(values, 'untouched') ?? 'counts-against')
    if (typeof policy === 'string') return { ok: 'usage', why: policy }
    const who = whoOf(values)
    if (typeof who === 'string') return { ok: 'usage', why: who }
    const out = textOf(values, 'out')
    const allowed = out === undefined ? null : await mayWrite(out, values)
    if (allowed && !allowed.ok) return allowed
    const collation = await openCollation(paths[0]!, packPath)
    return collation.ok ? decideAll(collation.value, { policy, who, out: out ?? paths[0]! }) : collation
  },
}

/** An entry takes so many dispositions; more are entered as several. */
const MOST = 20_000

async function decideAll(
  { file, folded, matters }: OpenedCollation,
  { policy, who, out }: { policy: AgreedPolicy; who: Who; out: string },
): Promise<Outcome> {
  const taken = takeAgreed(matters, policy)
  const entries = [...file.entries]
  for (let i = 0; i < taken.length; i += MOST)
    entries.push(entryOf({ kind: 'decide', dispositions: taken.slice(i, i + MOST) }, who, entries))
  const written = await writeCollation(out, { ...file, entries })
  if (!written.ok) return written
  const left = mattersOf(folded, logOf(entries)).filter(
    ({ state }) => state !== 'decided' && state !== 'ruled',
  )
  const text = [
    `${taken.length} of ${matters.length} matters taken, ${left.length} left`,
    ...left.map((one) => `  ${one.state}  ${one.class}  ${one.clause ?? '-'}  ${wishText(one)}`),
    `written to ${out}`,
  ].join('\n')
  return { ok: true, text, json: { taken: taken.length, matters: matters.length, left: left.map(said), out } }
}

function said({ id, class: group, state, clause, cluster, base, wishes, untouched }: Matter): object {
  return {
    matter: id,
    class: group,
    state,
    clause,
    property: cluster?.property ?? null,
    base,
    wishes: wishes.map(({ text, support }) => ({ text, support })),
    untouched: untouched.length,
  }
}

function wishText({ base, cluster, wishes, untouched }: Matter): string {
  const wanted = wishes.map(({ text, support }) => `${JSON.stringify(text)} (${support})`).join(' | ')
  const was = `${cluster?.property ? `[${cluster.property}] ` : ''}${JSON.stringify(base)}`
  const against = untouched.length ? `, left alone by ${untouched.length}` : ''
  return wanted ? `${was} -> ${wanted}${against}` : was
}

function policyOf(support: string, untouched: string): AgreedPolicy | string {
  if (!/^[1-9]\d{0,3}$/.test(support)) return '--support is a number from 1'
  if (untouched !== 'counts-against' && untouched !== 'ignored')
    return '--untouched is counts-against or ignored'
  return { support: Number(support), untouched }
}
