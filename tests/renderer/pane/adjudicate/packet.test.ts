import { describe, expect, it } from 'vitest'
import { logOf } from '../../../../src/core/collation'
import { packetNotice } from '../../../../src/renderer/pane/adjudicate/packet'
import { entry, refer } from '../../../support/collation-acts'

const on = { kind: 'thread', thread: 't1' }
const question = refer('d1', { on, parties: ['Ana', 'Bo'] })
const says = (party: string) => ({
  kind: 'statement',
  dispute: 'd1',
  party,
  round: 'position',
  wish: null,
  text: '!',
})
const hidden = { kind: 'blind', names: 'hidden' }
const logWith = (acts: readonly unknown[]) => logOf(acts.map((act, i) => entry(`e${i}`, i + 1, act)))

describe('what is said before a copy goes out', () => {
  it.each<[string, unknown[], string, ReturnType<typeof packetNotice>]>([
    ['nothing, where nothing is hidden', [question], 'Cora', null],
    ['nothing, when all have spoken', [question, says('Ana'), says('Bo')], 'Cora', null],
    ['that names go along', [question, hidden], 'Cora', { blind: 0, names: 'hidden', likely: 'parties' }],
    [
      'that a position stays',
      [question, says('Ana')],
      'Cora',
      { blind: 1, names: 'shown', likely: 'parties' },
    ],
    [
      'that an answer goes back whole',
      [question, says('Ana')],
      ' ana',
      { blind: 1, names: 'shown', likely: 'all' },
    ],
  ])('%s', (_what, acts, me, notice) => {
    expect(packetNotice(logWith(acts), me)).toEqual(notice)
  })
})
