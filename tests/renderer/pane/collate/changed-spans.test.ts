import { describe, expect, test } from 'vitest'
import { propertiesIn } from '../../../../src/renderer/pane/collate/changed-spans'
import { leftOpen } from '../../../../src/renderer/pane/collate/unsettled'
import { disposition, matter, standing } from './made'

const at = (id: string, extent: object, outcome = 'accepted') =>
  standing(id, disposition(id, { on: { kind: 'cluster', cluster: id, class: 'agree', extent }, outcome }))
const ALL = [
  at('list', { flow: 'body', from: 8, to: 9, property: 'list' }),
  at('strong', { flow: 'body', from: 2, to: 4, property: 'strong' }),
  at('kept', { flow: 'body', from: 2, to: 4, property: 'em' }, 'rejected'),
  at('words', { flow: 'body', from: 2, to: 4, property: null }),
]

describe('what a preview says beside the words', () => {
  test.each([
    ['paragraph and formatting', { flow: 'body', from: 0, to: 9 }, ['list', 'strong']],
    ['another paragraph', { flow: 'body', from: 10, to: 20 }, []],
    ['a table cell', { flow: 'cell', from: 0, to: 9 }, []],
  ])('%s', (_what, span, expected) => {
    expect(propertiesIn(ALL, span).map(({ entry }) => entry)).toEqual(expected)
  })

  test('and what it leaves unsettled: disputes and what was put off too', () => {
    const states = ['open', 'late', 'decided', 'deferred', 'disputed', 'ruled']
    const matters = states.map((state) => matter(state, { state }))
    expect(leftOpen(matters).map(({ id }) => id)).toEqual(['open', 'late', 'deferred', 'disputed'])
  })
})
