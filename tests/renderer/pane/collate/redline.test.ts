import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Piece, Run } from '../../../../src/core/model'
import {
  END,
  type Stretch,
  THING,
  isGap,
  redline,
  resultOf,
  unitsOf,
} from '../../../../src/renderer/pane/collate/redline'
import { wholeWords } from '../../../../src/renderer/pane/collate/whole-words'

const run = (text: string, marks: string[] = []): Run =>
  ({ text, marks: marks.map((type) => ({ type })) }) as unknown as Run
const piece = (from: number, to: number, text: string): Piece => ({
  from,
  to,
  content: text === '' ? [] : [run(text)],
})
/** `[gone]`, `{new}`, the rest as it is. */
const drawn = (stretches: readonly Stretch[]): string =>
  stretches
    .map(({ kind, text }) => (kind === 'gone' ? `[${text}]` : kind === 'new' ? `{${text}}` : text))
    .join('')
const lay = (text: string, pieces: readonly Piece[], from = 0): string =>
  drawn(redline({ units: unitsOf(run(text)), from, pieces }))

describe('redline', () => {
  it.each<[string, string, Piece[], string]>([
    ['nothing', '', [], ''],
    ['no edits', 'may', [], 'may'],
    ['a replacement', 'we may go', [piece(3, 6, 'must')], 'we [may]{must} go'],
    ['a deletion at the end', 'go now', [piece(2, 6, '')], 'go[ now]'],
    ['an insertion at the beginning', 'go', [piece(0, 0, 'we ')], '{we }go'],
    ['an insertion at the end', 'go', [piece(2, 2, ' now')], 'go{ now}'],
    ['an insertion into nothing', '', [piece(0, 0, 'all')], '{all}'],
    ['two edits, given in any order', 'a b c', [piece(4, 5, 'C'), piece(0, 1, 'A')], '[a]{A} b [c]{C}'],
    ['edits that touch', 'abcd', [piece(0, 2, 'x'), piece(2, 4, 'y')], '[ab]{x}[cd]{y}'],
    ['Arabic', 'هدية ثمينة', [piece(5, 10, 'رخيصة')], 'هدية [ثمينة]{رخيصة}'],
    ['characters of two units', '𠮷野家は𩸽', [piece(0, 2, '吉'), piece(5, 7, '')], '[𠮷]{吉}野家は[𩸽]'],
  ])('%s', (_name, text, pieces, expected) => {
    expect(lay(text, pieces)).toBe(expected)
  })

  it('counts from where its stretch begins in the flow, and leaves out what lies elsewhere', () => {
    const pieces = [piece(2, 4, 'far'), piece(103, 106, 'must'), piece(300, 301, 'far')]
    expect(lay('we may go', pieces, 100)).toBe('we [may]{must} go')
  })

  it('writes ends of paragraphs and what is not text as signs', () => {
    const units = [
      run('a'),
      { end: {} },
      { node: { type: 'image' } },
      { node: { type: 'hard_break' } },
    ] as Run[]
    expect(drawn(redline({ units, from: 0, pieces: [{ from: 1, to: 2, content: [] }] }))).toBe(
      `a[${END}]${THING}\n`,
    )
  })

  it('keeps formatting apart', () => {
    const units = [...unitsOf(run('ab', ['strong'])), ...unitsOf(run('cd'))]
    expect(redline({ units, from: 0, pieces: [] }).map(({ text, marks }) => [text, marks])).toEqual([
      ['ab', ['strong']],
      ['cd', []],
    ])
  })

  it('marks the place in question above open ones, and of those the smaller', () => {
    const marked = [
      { from: 0, to: 6, matter: 'wide', place: 'open' },
      { from: 1, to: 3, matter: 'narrow', place: 'open' },
      { from: 2, to: 4, matter: 'here', place: 'here' },
    ] as const
    const found = redline({ units: unitsOf(run('abcdef')), from: 0, pieces: [], marked })
    expect(found.map(({ text, matter, place }) => [text, matter, place])).toEqual([
      ['a', 'wide', 'open'],
      ['b', 'narrow', 'open'],
      ['cd', 'here', 'here'],
      ['ef', 'wide', 'open'],
    ])
  })

  it('shows a place without text as a gap', () => {
    const marked = [{ from: 1, to: 1, matter: 'm', place: 'here' }] as const
    const found = redline({ units: unitsOf(run('ab')), from: 0, pieces: [], marked })
    expect(found.map(isGap)).toEqual([false, true, false])
    expect(found[1]?.place).toBe('here')
  })
})

describe('whole words', () => {
  const whole = (text: string, pieces: Piece[]): string => {
    const units = unitsOf(run(text))
    return drawn(redline({ units, from: 0, pieces: wholeWords(units, 0, pieces) }))
  }
  it.each<[string, string, Piece[], string]>([
    ['a word is replaced as a whole', 'wir können', [piece(5, 6, 'o')], 'wir [können]{konnen}'],
    ['what is put into a word stays small', 'koennen', [piece(7, 7, 's')], 'koennen{s}'],
    ['what goes from a word stays small', 'koennens', [piece(7, 8, '')], 'koennen[s]'],
    ['a space is no part of a word', 'a b', [piece(1, 2, '-')], 'a[ ]{-}b'],
    ['Arabic words are words', 'في مدونة قواعد', [piece(4, 5, 'ك')], 'في [مدونة]{مكونة} قواعد'],
    ['Devanagari signs belong to their word', 'नियम है', [piece(1, 2, 'ी')], '[नियम]{नीयम} है'],
    ['Japanese is not cut into words', '行動規範です', [piece(2, 3, '基')], '行動[規]{基}範です'],
    ['Thai neither', 'กฎเกณฑ์', [piece(0, 1, 'ข')], '[ก]{ข}ฎเกณฑ์'],
    ['edits that would meet stay as they are', 'abc', [piece(0, 1, 'x'), piece(2, 3, 'y')], '[a]{x}b[c]{y}'],
  ])('%s', (_name, text, pieces, expected) => {
    expect(whole(text, pieces)).toBe(expected)
  })

  it('never changes what results', () => {
    const letter = fc.constantFrom('a', 'b', ' ', 'é', 'م', '規', '𠮷', '.')
    const words = fc.array(letter, { maxLength: 12 }).map((parts) => parts.join(''))
    const law = fc.property(
      words,
      fc.array(fc.tuple(fc.nat(14), fc.nat(3), words), { maxLength: 4 }),
      (text, cuts) => {
        const units = unitsOf(run(text))
        let last = -1
        const pieces = cuts
          .map(([at, length, put]) =>
            piece(Math.min(at, units.length), Math.min(at + length, units.length), put),
          )
          .sort((a, b) => a.from - b.from)
          .filter(({ from, to }) => from > last && (last = to) >= 0)
        const plain = resultOf(redline({ units, from: 0, pieces }))
        expect(resultOf(redline({ units, from: 0, pieces: wholeWords(units, 0, pieces) }))).toBe(plain)
      },
    )
    fc.assert(law, { numRuns: 300, seed: 11 })
  })
})
