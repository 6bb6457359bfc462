import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, clauses } from './make'

const WORDS =
  'account agency age amount appeal audience balance charge child clause coin confirm contest creator day decide draw enter fee gift guest host hour human law limit market match member minor moderator month must notice offer owner pay period person prize promise proof reason refund region report review rule scale send session strike team term threshold time title value viewer warn week word zone'.split(
    ' ',
  )

/** A text of distinct sentences from a seed: the same seed, the same words. */
function sentence(seed: number): string {
  let state = seed * 2654435761 + 12345
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8
  const words = Array.from({ length: 8 + (next() % 14) }, () => WORDS[next() % WORDS.length]!)
  return `${words.join(' ')} ${seed}.`
}

type Block = { readonly seed: number; readonly kind: 'p' | 'h' | 'li' | 'ol'; readonly text: string }

function markdown(blocks: readonly Block[]): string {
  let section = 0
  return blocks
    .map(({ kind, text }) => {
      if (kind === 'h') return `## ${++section}. ${text}`
      return kind === 'li' ? `* ${text}` : kind === 'ol' ? `1. ${text}` : text
    })
    .join('\n\n')
}

function edit(text: string, at: number, word: string): string {
  const words = text.split(' ')
  words[at % words.length] = word
  return words.join(' ')
}

const kinds = fc.constantFrom('p' as const, 'p' as const, 'h' as const, 'li' as const, 'ol' as const)
const change = fc.oneof(
  fc.record({
    do: fc.constant('edit' as const),
    at: fc.nat(),
    word: fc.constantFrom('must', 'never', '48', 'always'),
    where: fc.nat(),
  }),
  fc.record({ do: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ do: fc.constant('insert' as const), at: fc.nat(), seed: fc.integer({ min: 5000, max: 9000 }) }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat() }),
)

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function apply(
  before: readonly Block[],
  changes: readonly Change[],
): { after: Block[]; edited: Set<number> } {
  const after = [...before]
  const edited = new Set<number>()
  for (const c of changes) {
    const at = c.at % Math.max(1, after.length)
    if (c.do === 'insert') after.splice(at, 0, { seed: c.seed, kind: 'p', text: sentence(c.seed) })
    else if (after.length < 2) continue
    else if (c.do === 'delete') after.splice(at, 1)
    else if (c.do === 'move') after.splice(c.to % after.length, 0, after.splice(at, 1)[0]!)
    else if (!edited.has(after[at]!.seed)) {
      edited.add(after[at]!.seed)
      after[at] = { ...after[at]!, text: edit(after[at]!.text, c.where, c.word) }
    }
  }
  return { after, edited }
}

describe('clause ids across versions', () => {
  it('keeps untouched clauses always, edited ones nearly always, and never gives an id twice', () => {
    let edits = 0
    let lost = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(4000), { minLength: 5, maxLength: 40 }),
        fc.array(kinds, { minLength: 40, maxLength: 40 }),
        fc.array(change, { maxLength: 14 }),
        (seeds, kind, changes) => {
          const before = seeds.map((seed, k): Block => ({ seed, kind: kind[k]!, text: sentence(seed) }))
          const { after, edited } = apply(before, changes)
          const v1 = build({ 'x.md': markdown(before) })
          const v2 = build({ 'x.md': markdown(after) }, v1.pack)
          const old = clauses(v1.pack, 'en')
          const now = clauses(v2.pack, 'en')
          expect(new Set(now.map((c) => c.id)).size).toBe(after.length)
          const idOf = new Map(before.map((block, k) => [block.seed, old[k]!.id]))
          const idNow = new Map(after.map((block, k) => [block.seed, now[k]!.id]))
          const untouched = before.filter((b) => idNow.has(b.seed) && !edited.has(b.seed))
          expect(untouched.map((b) => idNow.get(b.seed))).toEqual(untouched.map((b) => idOf.get(b.seed)))
          const added = after.filter((b) => !idOf.has(b.seed)).map((b) => idNow.get(b.seed))
          expect([...idOf.values()].filter((id) => added.includes(id))).toEqual([])
          const kept = [...edited].filter((seed) => idNow.has(seed) && idOf.has(seed))
          edits += kept.length
          lost += kept.filter((seed) => idNow.get(seed) !== idOf.get(seed)).length
        },
      ),
      { numRuns: 150 },
    )
    expect(lost / Math.max(1, edits)).toBeLessThanOrEqual(0.05)
  }, 180_000)

  it('keeps the ids of a target as well', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(4000), { minLength: 5, maxLength: 25 }),
        fc.array(change, { maxLength: 8 }),
        (seeds, changes) => {
          const before = seeds.map((seed): Block => ({ seed, kind: 'p', text: sentence(seed) }))
          const { after, edited } = apply(before, changes)
          const other = (blocks: readonly Block[]): Block[] =>
            blocks.map((b) => ({ ...b, text: `Der ${b.text}` }))
          const v1 = build({ 'x.md': markdown(before), 'x.de.md': markdown(other(before)) })
          const v2 = build({ 'x.md': markdown(after), 'x.de.md': markdown(other(after)) }, v1.pack)
          const en = clauses(v2.pack, 'en')
          const de = clauses(v2.pack, 'de')
          expect(new Set(de.map((c) => c.id)).size).toBe(de.length)
          const sure = after.flatMap((b, k) => (!edited.has(b.seed) && seeds.includes(b.seed) ? [k] : []))
          expect(sure.map((k) => de[k]!.id)).toEqual(sure.map((k) => en[k]!.id))
        },
      ),
      { numRuns: 60 },
    )
  }, 180_000)

  const ids = (text: string, v1?: string): Map<string, string> => {
    const previous = v1 === undefined ? undefined : build({ 'x.md': v1 }).pack
    return new Map(clauses(build({ 'x.md': text }, previous).pack, 'en').map((c) => [c.text, c.id]))
  }
  const table = (...rows: string[]): string => ['| Who | Coins | Hours |', '|-|-|-|', ...rows].join('\n')

  it('does not hang on numbers', () => {
    const before = ids('# 1. Scope\n\n## 1.1 Who\n\n(a) Every creator.')
    const after = ids(
      '# 3. Scope\n\n## 3.4 Who\n\n(b) Every creator.',
      '# 1. Scope\n\n## 1.1 Who\n\n(a) Every creator.',
    )
    expect([...after.values()]).toEqual([...before.values()])
    expect([...ids('# 2. Scope').values()]).toEqual([...ids('# 1. Scope').values()])
  })
  it('keeps a cell whose number changed with its row', () => {
    const v1 = table('| New | 500 | 24 |', '| Old | 900 | 48 |')
    const v2 = table('| New | 700 | 24 |', '| Guest | 900 | 12 |', '| Old | 800 | 48 |')
    const [before, after] = [ids(v1), ids(v2, v1)]
    expect([after.get('700'), after.get('800'), after.get('48')]).toEqual([
      before.get('500'),
      before.get('900'),
      before.get('48'),
    ])
    expect([...before.values()]).not.toContain(after.get('Guest'))
  })
  it('tells equal clauses apart by their neighbours', () => {
    const v1 = 'alpha one two\n\nYes\n\nbeta three four\n\nYes\n\ngamma five six'
    const previous = build({ 'x.md': v1 }).pack
    const now = clauses(build({ 'x.md': 'beta three four\n\nYes\n\ngamma five six' }, previous).pack, 'en')
    expect(now.map((c) => c.id)).toEqual(
      clauses(previous, 'en')
        .slice(2)
        .map((c) => c.id),
    )
  })
  it('says uncertain, and gives a new id, where two are equally good', () => {
    const v1 =
      'The host must pay the fee in two days.\n\nother words stand here between them\n\nThe host must pay the fee in nine days.'
    const v2 =
      'new text comes first in this version\n\nThe host must pay the fee in five days.\n\nand more new text comes after it now'
    const previous = build({ 'x.md': v1 }).pack
    const { built, pack } = build({ 'x.md': v2 }, previous)
    const { versions } = built.report.documents[0]!
    expect(versions?.uncertain.map((c) => c.text)).toEqual(['The host must pay the fee in five days.'])
    const old = clauses(previous, 'en').map((c) => c.id)
    expect(old).not.toContain(clauses(pack, 'en')[1]!.id)
  })
  it('reports every clause once as kept, new or uncertain, and every old one as kept or gone', () => {
    const v1 = '# A\n\none two three four\n\nfive six seven eight\n\nnine ten eleven twelve'
    const v2 = '# A\n\nnine ten eleven twelve\n\none two three five\n\nsomething else entirely said'
    const { versions } = build({ 'x.md': v2 }, build({ 'x.md': v1 }).pack).built.report.documents[0]!
    expect(versions).toMatchObject({ unchanged: 2, edited: [{ text: 'one two three five' }], uncertain: [] })
    expect(versions?.new.map((c) => c.text)).toEqual(['something else entirely said'])
    expect(versions?.gone.map((c) => c.text)).toEqual(['five six seven eight'])
    expect(versions?.moved.length).toBe(1)
  })
})
