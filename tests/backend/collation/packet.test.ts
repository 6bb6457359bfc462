import { expect, test } from 'vitest'
import { readArchive } from '../../../src/backend/archive'
import { logOf } from '../../../src/core/collation'
import { Act, type CollationState } from '../../../src/core/model'
import { type Desk, desk, zipped } from '../support/desk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { type Mailed, gather, handbackOf, specialist } from '../support/round'

const SECRET = 'Ana wants the old wording'

const says = (party: string, text: string): Act =>
  Act.parse({ kind: 'statement', dispute: 'd1', party, round: 'position', wish: null, text })

async function sent(at: Desk, { head }: CollationState, audience?: 'parties'): Promise<Mailed> {
  const wanted = audience ? { collation: head.id, audience } : { collation: head.id }
  const { ticket, name } = await at.client['collation.export'](wanted)
  return { name, bytes: await at.fetch(ticket) }
}

async function textOf({ bytes }: Mailed): Promise<string> {
  const files = await readArchive(bytes)
  if (!files.ok) throw new Error(files.problem.code)
  return [...files.value.values()].map((one) => new TextDecoder().decode(one)).join('\n')
}

test('a party gets no blind position, and what comes back is united with those that stayed', async () => {
  const { at, collation } = await specialist()
  await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
  const refer = Act.parse({
    kind: 'refer',
    dispute: 'd1',
    on: { kind: 'thread', thread: 't1' },
    clause: null,
    question: 'Which?',
    parties: ['Ana', 'Bo'],
    adjudicator: 'Dana',
    rebuttalLimit: 50,
  })
  const save = (one: Desk, act: Act) =>
    one.client['collation.save']({ collation: collation.head.id, acts: [act] })
  await save(at, refer)
  await save(at, says('Ana', SECRET))

  const packet = await sent(at, collation, 'parties')
  expect(packet.name).toBe('gifts-v1-de-parties.stetcollation')
  expect(await textOf(packet)).not.toContain(SECRET)
  expect(await textOf(await sent(at, collation))).toContain(SECRET)

  const bo = await desk(await testFolder('memory'))
  await bo.client['person.save']({ name: 'Bo' })
  await bo.bring(zipped('gifts.stetpack', smallPack().files))
  await bo.bring(new Map([[packet.name, packet.bytes]]))
  await save(bo, says('Bo', 'Bo wants the new one'))
  const answer = await sent(bo, collation)

  await gather(at.client, collation, [answer])
  const dispute = async (one: Desk) => {
    const { entries } = await one.client['collation.read']({ collation: collation.head.id })
    const [found] = logOf(entries).disputes
    return { stage: found?.stage, texts: found?.positions.map(({ text }) => text).sort() }
  }
  expect(await dispute(at)).toEqual({ stage: 'rebuttals', texts: [SECRET, 'Bo wants the new one'] })
  const next = await sent(at, collation, 'parties')
  expect(await textOf(next)).toContain(SECRET)
  await bo.bring(new Map([[next.name, next.bytes]]))
  expect(await dispute(bo)).toEqual(await dispute(at))
})
