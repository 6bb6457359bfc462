import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import type { AuthorId, ChangeId } from '../../../src/core/model'
import { acceptAll, extract, project, rejectAll, track } from '../../../src/core/suggestion'

// A call takes some hundred thousand arguments at most; a text may have more characters.
const LONG = 'Geschenke '.repeat(20_000)

test('an edit as long as a book is tracked, stored and brought back', () => {
  const base = docOf([
    schema.nodes.paragraph.create({ bid: 'c1' }, schema.text('Cash is never a gift.')),
    schema.nodes.paragraph.create({ bid: 'c2' }, schema.text('Ask first.')),
  ])
  const raw = new Transform(base).insert(2, schema.text(LONG))
  let counter = 0
  const { doc } = track(base, raw, {
    author: 'ana' as AuthorId,
    now: '2026-11-20T10:00:00.000Z',
    mintId: () => `s1.${++counter}` as ChangeId,
    isMine: () => false,
    group: 's1.g1',
    origin: 'paste',
    trim: 'word',
  })
  expect(rejectAll(doc).eq(base)).toBe(true)
  expect(acceptAll(doc).textContent).toBe(raw.doc.textContent)
  expect(project(base, extract(doc)).eq(doc)).toBe(true)
})
