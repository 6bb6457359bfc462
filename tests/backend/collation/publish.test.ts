import { describe, expect, test } from 'vitest'
import { readArchive } from '../../../src/backend/archive'
import { blockText, clausesOf } from '../../../src/core/doc'
import type { Client } from '../../../src/contract'
import { deferMatter, mattersOf } from '../../../src/core/collation'
import {
  type CollationState,
  DisputeId,
  type DocumentId,
  type KnownAct,
  type Locale,
  PublishLog,
} from '../../../src/core/model'
import { type Pack, readPack } from '../../../src/core/pack'
import type { Desk } from '../support/desk'
import { smallPack } from '../support/pack'
import { beginCollation, decideAll, foldedNow, gather, handbackOf, specialist } from '../support/round'

const publish = (client: Client, { head }: CollationState, version = 'v2') =>
  client['collation.publish']({ collations: [head.id], version })

async function exported(at: Desk, pack: Awaited<ReturnType<typeof publish>>): Promise<Pack> {
  const { ticket, name } = await at.client['pack.export']({ pack: pack.pack, digest: pack.digest })
  expect(name).toBe(`gifts-${pack.version}.stetpack`)
  const entries = await readArchive(await at.fetch(ticket))
  const read = entries.ok ? readPack(entries.value) : entries
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.detail}`)
  return read.value
}

function textOf(pack: Pack, locale = 'de'): string[] {
  const doc = pack.read('gifts' as DocumentId, locale as Locale)
  if (!doc.ok) throw new Error(doc.problem.detail)
  return clausesOf(doc.value).map(({ node }) => blockText(node))
}

function logOf({ files }: Pack): PublishLog {
  const [, bytes] = [...files].find(([path]) => path.startsWith('publish/'))!
  return PublishLog.parse(JSON.parse(new TextDecoder().decode(bytes)))
}

async function approvedRound(): Promise<{ at: Desk; collation: CollationState }> {
  const { at, collation } = await specialist()
  await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
  await decideAll(at.client, collation)
  return { at, collation }
}

describe('publish', () => {
  test('makes the next version of the decided text, everything else byte for byte', async () => {
    const { at, collation } = await approvedRound()
    const made = await publish(at.client, collation)
    const next = await exported(at, made)
    expect(next.digest).toBe(made.digest)
    const before = smallPack()
    expect(next.manifest.previous).toEqual({ version: 'v1', digest: before.digest })
    expect(textOf(next)).toEqual(['Geschenke', 'Bitte: Keine Geschenke uber 20 Munzen.', 'Eins', 'Zwei'])
    const other = [...before.files].filter(
      ([path]) => path !== 'pack.json' && path !== 'documents/gifts/de.json',
    )
    for (const [path, bytes] of other) expect(Buffer.from(next.files.get(path)!).equals(bytes)).toBe(true)
    expect([...next.files.keys()].filter((path) => !before.files.has(path))).toHaveLength(1)
    const { packs } = await at.client['library.read']({})
    expect(packs.map(({ version }) => version).sort()).toEqual(['v1', 'v2'])
    const { collations } = await at.client['collation.list']({})
    expect(collations).toMatchObject([
      { decided: 1, revisions: 1, published: [{ version: 'v2', packDigest: made.digest }] },
    ])
  })

  test('is the same when it is asked again, and never takes a name that is there', async () => {
    const { at, collation } = await approvedRound()
    const made = await publish(at.client, collation)
    const { rev } = await at.client['collation.read']({ collation: collation.head.id })
    expect(await publish(at.client, collation)).toEqual(made)
    expect((await at.client['collation.read']({ collation: collation.head.id })).rev).toBe(rev)
    await expect(publish(at.client, collation, 'v1')).rejects.toThrow('version-exists')
  })

  test('is refused for a text that nobody approved as it is now', async () => {
    const { at, collation } = await specialist()
    await expect(publish(at.client, collation)).rejects.toThrow('not-approved')
    await decideAll(at.client, collation)
    await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
    await decideAll(at.client, collation)
    const { entries } = await at.client['collation.read']({ collation: collation.head.id })
    await at.client['collation.save']({
      collation: collation.head.id,
      acts: [{ kind: 'undo', entry: [...entries].reverse().find(({ act }) => act.kind === 'approve')!.id }],
    })
    await expect(publish(at.client, collation)).rejects.toThrow('not-approved')
    await decideAll(at.client, collation)
    expect((await publish(at.client, collation)).version).toBe('v2')
  })

  test('is approved by nobody but the person who works here, who is named in the log', async () => {
    const { at, collation } = await specialist()
    await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
    await expect(decideAll(at.client, collation, 'The CEO')).rejects.toThrow('not-own-name')
    await expect(publish(at.client, collation)).rejects.toThrow('not-approved')
    await decideAll(at.client, collation)
    const next = await exported(at, await publish(at.client, collation))
    expect(logOf(next).approval).toMatchObject({ name: 'Cora', by: { name: 'Cora' } })
  })

  test('asks about what is deferred and what is with an adjudicator', async () => {
    const { at, collation } = await specialist()
    await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
    const { folded, log } = await foldedNow(at.client, collation.head.id)
    const matter = mattersOf(folded, log)[0]!
    const save = (acts: KnownAct[]) => at.client['collation.save']({ collation: collation.head.id, acts })
    await save([{ kind: 'decide', dispositions: [deferMatter(matter, { code: 'needs-ruling' })] }])
    await decideAll(at.client, collation)
    const asking = (leaves: { disputed: number; deferred: number }) =>
      at.client['collation.publish']({ collations: [collation.head.id], version: 'v2', leaves })
    await expect(publish(at.client, collation)).rejects.toThrow('not-settled')
    await save([
      {
        kind: 'refer',
        dispute: DisputeId.parse('d-1'),
        on: matter.target,
        clause: matter.clause,
        question: 'Bitte?',
        parties: ['Ana'],
        adjudicator: 'Dana',
        rebuttalLimit: 0,
      },
    ])
    await expect(asking({ disputed: 0, deferred: 1 })).rejects.toThrow('not-settled')
    expect(await asking({ disputed: 1, deferred: 1 })).toMatchObject({ version: 'v2' })
  })

  test.each([
    ['names them', {}, 'shown', { supporters: ['Ana'], support: 1 }],
    ['counts them in a blind round', {}, 'hidden', { supporters: [], support: 1 }],
    ['counts them where that is asked', { supporters: 'counted' }, 'shown', { supporters: [], support: 1 }],
    ['names them where that is asked', { supporters: 'named' }, 'hidden', { supporters: ['Ana'] }],
  ] as const)('of those who wanted a change the log %s', async (_what, asked, names, expected) => {
    const { at, collation } = await approvedRound()
    const { id } = collation.head
    await at.client['collation.save']({ collation: id, acts: [{ kind: 'blind', names }] })
    const made = await at.client['collation.publish']({ collations: [id], version: 'v2', ...asked })
    expect(logOf(await exported(at, made)).history).toMatchObject([expected])
  })

  test('tells the history of a clause over the versions, who, when, old, new and why', async () => {
    const { at, collation } = await approvedRound()
    await publish(at.client, collation)
    const { packs } = await at.client['library.read']({})
    const v2 = packs.find(({ version }) => version === 'v2')!
    const next = await at.client['collation.begin']({
      pack: v2.pack,
      digest: v2.digest,
      document: 'gifts' as DocumentId,
      locale: 'de' as Locale,
    })
    expect(next.head.packVersion).toBe('v2')
    await gather(at.client, next, [await handbackOf('Ben', 'Nur ')])
    await decideAll(at.client, next)
    await publish(at.client, next, 'v3')
    const clause = clausesOf(demandDoc())[1]!.id
    const { lines } = await at.client['clause.history']({
      pack: v2.pack,
      document: 'gifts' as DocumentId,
      locale: 'de' as Locale,
      clause: clause as string,
    })
    expect(
      lines.map(({ version, old, new: now, code, by, supporters }) => [
        version,
        old,
        now,
        code,
        by.name,
        supporters,
      ]),
    ).toEqual([
      ['v3', 'Bitte:', 'Nur', 'clearer', 'Cora', ['Ben']],
      ['v2', '', 'Bitte: ', 'clearer', 'Cora', ['Ana']],
    ])
  })

  test('lets a late handback of the old version be rebased exactly, over two versions too', async () => {
    const { at, collation } = await approvedRound()
    const late = await handbackOf('Ben', 'Bitte: ')
    const { digest } = await publish(at.client, collation)
    const next = await beginCollation(at.client, { manifest: smallPack().manifest, digest } as never)
    const { lines } = await gather(at.client, next, [late])
    expect(lines).toMatchObject([{ outcome: 'rebased', verdicts: { absorbed: 1 } }])
  })
})

function demandDoc() {
  const read = readPack(smallPack().files)
  const doc = read.ok ? read.value.read('gifts' as DocumentId, 'de' as Locale) : read
  if (!doc.ok) throw new Error(doc.problem.detail)
  return doc.value
}
