import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Desk, type Edit, edits } from './edits'

/** A stretch of the text that several people have something to say about; fractions as in an edit. */
interface Spot {
  readonly a: number
  readonly b: number
  readonly text: string
  readonly trim: 'none' | 'word'
  readonly ways: readonly Way[]
}

type Way =
  | 'replace'
  | 'erase'
  | 'erase-less'
  | 'erase-tail'
  | 'insert-inside'
  | 'word-inside'
  | 'insert-after'
  | 'erase-after'
  | 'heading'
  | 'heading-deeper'
  | 'list'

/** What people do at a spot, by what comes of it where they do not do the same. */
const THEMES: readonly (readonly Way[])[] = [
  ['replace', 'word-inside', 'erase', 'insert-after'],
  ['erase', 'erase-less', 'erase-tail'],
  ['erase', 'erase-less'],
  ['erase', 'erase-less'],
  ['erase', 'erase-tail'],
  ['erase', 'erase-less'],
  ['erase', 'erase', 'insert-inside', 'word-inside'],
  ['erase', 'word-inside'],
  ['erase', 'insert-inside', 'word-inside'],
  ['erase-less', 'erase-tail'],
  ['erase-less', 'erase-tail'],
  ['insert-inside', 'erase-tail', 'erase-less'],
  ['replace', 'insert-after', 'erase-after', 'erase'],
  ['heading', 'heading-deeper', 'list', 'erase'],
]

const spot: fc.Arbitrary<Spot> = fc.record({
  a: fc.double({ min: 0, max: 0.9, noNaN: true }),
  b: fc.double({ min: 0.25, max: 0.6, noNaN: true }),
  text: fc.constantFrom('ab', 'x', 'two '),
  trim: fc.constantFrom<'none' | 'word'>('none', 'word'),
  ways: fc.constantFrom(...THEMES),
})

/** What one person does at a spot: as the others there, more, less, within it or beside it. */
function editAt({ a, b: length, text, trim }: Spot, way: Way): Edit {
  const end = Math.min(0.999999, a + length)
  const middle = (a + end) / 2
  const at = (op: number, from: number, to: number, words = text): Edit => ({
    op,
    author: 0,
    a: from,
    b: to,
    text: words,
    trim,
  })
  switch (way) {
    case 'replace':
      return at(7, a, end)
    case 'erase':
      return at(6, a, end)
    case 'erase-less':
      return at(6, a, middle)
    case 'erase-tail':
      return at(6, middle, end)
    case 'insert-inside':
      return at(0, middle, 0)
    case 'word-inside':
      return at(0, middle, 0, 'other')
    case 'insert-after':
      return at(0, end, 0)
    case 'erase-after':
      return at(5, end, 0.999999)
    case 'heading':
      return at(13, middle, length)
    case 'heading-deeper':
      return at(13, middle, 0.9)
    case 'list':
      return at(14, middle, length)
  }
}

/** Whether suggestions are accepted inside the review once the first edit is made, and which. */
export type Accepts = 'none' | 'one' | 'all'

export const accepts: fc.Arbitrary<Accepts> = fc.constantFrom<Accepts>(
  'none',
  'none',
  'none',
  'none',
  'none',
  'one',
  'all',
)

/** One person's work on a text, by the desk that it is done at. */
export function workedBy(
  from: Node,
  script: readonly Edit[],
  how: { author: number; accepted: Accepts },
): Desk {
  const desk = new Desk(from)
  script.forEach((edit, n) => {
    desk.edit({ ...edit, author: how.author })
    if (n === 0 && how.accepted !== 'none') desk.accept(how.accepted)
  })
  return desk
}

/**
 * Work of several people on one text who meet: each goes to some of the same few spots first, so that they agree,
 * delete more or less of the same, write into what another deletes, and touch; then edits as anybody makes.
 */
export function meetings(people: { min: number; max: number }, most: number): fc.Arbitrary<Edit[][]> {
  const visit = fc.tuple(fc.nat(11), fc.nat(11))
  const person = fc.tuple(
    fc.array(visit, { minLength: 1, maxLength: 2 }),
    fc.oneof(fc.constant([]), edits(most)),
  )
  const team = fc.array(person, { minLength: people.min, maxLength: people.max })
  return fc.tuple(fc.array(spot, { minLength: 1, maxLength: 2 }), team).map(([spots, all]) =>
    all.map(([visits, free]) => {
      const met = visits.map(([n, way]) => {
        const at = spots[n % spots.length]!
        return editAt(at, at.ways[way % at.ways.length]!)
      })
      return [...met, ...free].slice(0, Math.max(most, 2))
    }),
  )
}
