import {
  ClauseRef,
  type GapFields,
  GapId,
  Person,
  Precedent,
  type RegisterAct,
  RegisterEntry,
} from '../../../src/core/model'

export const ANA = Person.parse({ id: 'p-ana', name: 'Ana Sousa' })

export const CLAUSE = ClauseRef.parse({
  pack: 'live-gifting',
  packVersion: 'v1',
  packDigest: 'a'.repeat(64),
  document: 'policy',
  documentTitle: 'Gifting policy',
  locale: 'de',
  clause: 'c-7',
  heading: '2.1 Geschenke',
  excerpt: 'Ein Geschenk ist …',
  text: 'b'.repeat(64),
})

export const FIELDS: GapFields = {
  kind: 'policy',
  text: 'Are vouchers gifts?',
  example: '',
  market: 'DE',
  severity: 'major',
  proposedWording: '',
  owner: 'Policy team',
  due: null,
}

export const GAP = GapId.parse('g-1')

export const PRECEDENT = Precedent.parse({
  id: 'p-1',
  origin: { kind: 'ruling', collation: 'col-1', dispute: 'd-1' },
  clause: CLAUSE,
  question: 'Are vouchers gifts?',
  ruling: 'They are.',
  rationale: 'They can be given away.',
  by: 'Maya',
  at: '2026-11-01T10:00:00.000Z',
})

/** An entry numbered `seq`, made that many minutes after noon. */
export function entry(seq: number, act: object, id = `e-${seq}`): RegisterEntry {
  const at = new Date(Date.UTC(2026, 10, 2, 12, seq)).toISOString()
  return RegisterEntry.parse({ id, seq, by: ANA, at, act: act as RegisterAct })
}

export const opened = { kind: 'open', gap: GAP, fields: FIELDS, clause: CLAUSE }
