import { describe, expect, it } from 'vitest'
import { neighbourOf } from '../../../../src/renderer/pane/collate/way'
import { matter } from './made'

const states = ['open', 'decided', 'late', 'disputed', 'open']
const all = states.map((state, i) => matter(`m${i}`, { state }))
const only = (...ids: string[]) => all.filter(({ id }) => ids.includes(id))

describe('the next matter', () => {
  it.each([
    ['forward', 'm0', { step: 1, which: 'any' }, 'm1'],
    ['back', 'm1', { step: -1, which: 'any' }, 'm0'],
    ['forward to decide', 'm0', { step: 1, which: 'undecided' }, 'm2'],
    ['back to decide', 'm4', { step: -1, which: 'undecided' }, 'm2'],
    ['around the end', 'm4', { step: 1, which: 'any' }, 'm0'],
    ['around the beginning', 'm0', { step: -1, which: 'any' }, 'm4'],
    ['from nowhere', null, { step: 1, which: 'undecided' }, 'm0'],
    ['back from nowhere', null, { step: -1, which: 'any' }, 'm4'],
    ['from what is not there', 'gone', { step: 1, which: 'any' }, 'm0'],
  ] as const)('%s', (_name, id, way, expected) => {
    expect(neighbourOf(all, id, { ...way, all })).toBe(expected)
  })

  it('is sought from the place of a matter that the list lost', () => {
    expect(neighbourOf(only('m0', 'm4'), 'm2', { step: 1, which: 'any', all })).toBe('m4')
    expect(neighbourOf(only('m0', 'm4'), 'm2', { step: -1, which: 'any', all })).toBe('m0')
  })

  it('is none where there is no other', () => {
    expect(neighbourOf([], 'm0', { step: 1, which: 'any', all })).toBeNull()
    expect(neighbourOf(only('m0'), 'm0', { step: 1, which: 'any', all })).toBeNull()
    expect(neighbourOf(only('m1', 'm3'), 'm0', { step: 1, which: 'undecided', all })).toBeNull()
  })
})
