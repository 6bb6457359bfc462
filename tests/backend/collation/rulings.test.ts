import { describe, expect, test } from 'vitest'
import { acceptMatter, logOf, mattersOf, rejectMatter } from '../../../src/core/collation'
import { DisputeId, type KnownAct } from '../../../src/core/model'
import { desk, zipped } from '../support/desk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { decideAll, foldedNow, gather, handbackOf, specialist } from '../support/round'

const PARTIES = ['Ana', 'Ben']

/** A dispute on the first matter, with both positions in. */
async function disputed() {
  const { at, collation: begun } = await specialist()
  const collation = begun.head.id
  await gather(at.client, begun, [await handbackOf('Ana', 'Bitte: ')])
  const { folded, log } = await foldedNow(at.client, collation)
  const [matter] = mattersOf(folded, log)
  const dispute = DisputeId.parse('d-1')
  const says = (party: string): KnownAct => ({
    kind: 'statement',
    dispute,
    party,
    round: 'position',
    wish: null,
    text: 'so',
  })
  const refer: KnownAct = {
    kind: 'refer',
    dispute,
    on: matter!.target,
    clause: matter!.clause,
    question: 'Bitte?',
    parties: PARTIES,
    adjudicator: 'Dana',
    rebuttalLimit: 0,
  }
  const save = (acts: KnownAct[]) => at.client['collation.save']({ collation, acts })
  await save([refer, ...PARTIES.map(says)])
  const rule = (precedent: 'precedent' | 'this-case-only'): KnownAct => ({
    kind: 'rule',
    dispute,
    clause: matter!.clause,
    rationale: 'because',
    precedent,
    disposition: acceptMatter(matter!, matter!.wishes[0]!.digest, { code: 'needs-ruling' }),
  })
  const precedents = async () => (await at.client['register.read']({ since: 0 })).precedents
  const standings = async () => (await precedents()).map(({ standing }) => standing)
  return { at, begun, collation, matter: matter!, save, rule, precedents, standings }
}

describe('who rules', () => {
  test('another than the adjudicator who was named rules in their place, and it says so', async () => {
    const { at, collation, matter, save, rule } = await disputed()
    const disputeNow = async () => {
      const { entries } = await at.client['collation.read']({ collation })
      return logOf(entries).disputes[0]
    }
    const { entries } = await save([rule('precedent')])
    expect((await disputeNow())?.rulings).toMatchObject([
      { kind: 'ruling', inPlaceOf: 'Dana', standing: { by: { name: 'Cora' } } },
    ])
    await at.client['person.save']({ name: 'Dana' })
    const disposition = rejectMatter(matter, { code: 'needs-ruling' })
    await save([{ kind: 'reverse', ruling: entries[0]!.id, disposition, rationale: 'new facts' }])
    expect((await disputeNow())?.rulings).toMatchObject([
      { kind: 'ruling', inPlaceOf: 'Dana' },
      { kind: 'reversal', inPlaceOf: null },
    ])
  })
})

describe('rulings in the register', () => {
  test('a ruling is a precedent with its clause, question and words; its reversal is one that follows it', async () => {
    const { matter, save, rule, precedents } = await disputed()
    const { entries } = await save([rule('precedent')])
    expect(await precedents()).toMatchObject([
      {
        standing: 'holds',
        precedent: {
          question: 'Bitte?',
          rationale: 'because',
          clause: { clause: matter.clause, locale: 'de' },
          ruling: expect.stringContaining('Bitte: ') as string,
        },
      },
    ])
    const disposition = rejectMatter(matter, { code: 'needs-ruling' })
    await save([{ kind: 'reverse', ruling: entries[0]!.id, disposition, rationale: 'new facts' }])
    const now = await precedents()
    expect(now.map(({ standing }) => standing).sort()).toEqual(['holds', 'reversed'])
    const old = now.find(({ reversal }) => reversal)
    const successor = now.find(({ reversal }) => !reversal)
    expect(old?.reversal).toMatchObject({ rationale: 'new facts', successor: successor?.precedent.id })
    expect(successor?.precedent.ruling).not.toContain('Bitte: ')
  })

  test('holds on the text that it makes itself, and is read anew after a later change', async () => {
    const { at, begun, collation, matter, save, rule, standings } = await disputed()
    await save([rule('precedent')])
    await decideAll(at.client, begun)
    const next = await at.client['collation.publish']({ collations: [collation], version: 'v2' })
    expect(await standings()).toEqual(['holds'])
    const { pack, document, locale } = begun.head
    const clause = matter.clause as string
    const { lines } = await at.client['clause.history']({ pack, document, locale, clause })
    expect(lines).toMatchObject([
      { rationale: 'because', old: '', new: expect.stringContaining('Bitte: ') as string },
    ])
    const asked = { pack: next.pack, digest: next.digest, document, locale }
    const later = await at.client['collation.begin'](asked)
    await gather(at.client, later, [await handbackOf('Ben', 'Nur ')])
    await decideAll(at.client, later)
    await at.client['collation.publish']({ collations: [later.head.id], version: 'v3' })
    expect(await standings()).toEqual(['to-reconfirm'])
  })

  test('comes with a copy of the collation, also one that the library takes in', async () => {
    const { at, collation, save, rule } = await disputed()
    await save([rule('precedent')])
    const { name, ticket } = await at.client['collation.export']({ collation })
    const file = new Map([[name, await at.fetch(ticket)]])
    const other = await desk(await testFolder('memory'))
    await other.bring(zipped('gifts.stetpack', smallPack().files))
    await other.bring(file)
    const found = async () => (await other.client['register.read']({ since: 0 })).precedents
    expect(await found()).toMatchObject([{ standing: 'holds', precedent: { rationale: 'because' } }])
    await other.bring(file)
    expect(await found()).toHaveLength(1)
  })

  test('a ruling for this case only is none', async () => {
    const { at, collation, save, rule, precedents } = await disputed()
    await save([rule('this-case-only')])
    expect(await precedents()).toEqual([])
    const { entries } = await at.client['collation.read']({ collation })
    expect(logOf(entries).disputes[0]?.stage).toBe('closed')
  })
})
