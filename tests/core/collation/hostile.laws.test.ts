import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLLATION_MANIFEST, writeCollationFile } from '../../../src/core/collation'
import { mutated, mutations } from '../../support/mutations'
import { SCRIPTS, SEED } from '../../support/rounds'

import { ana, ben, entries, file, lines, remade, worked } from './hostile-file'

const rounds = { numRuns: Math.ceil(SCRIPTS / 150), seed: SEED }

test('whatever is made of what people did, the file is refused, or everything can be done with it', () => {
  const within = fc.constantFrom<readonly string[]>([], ['dispositions', 'disposition'], ['extent', 'edits'])
  let taken = 0
  fc.assert(
    fc.property(mutations(), within, (how, where) => {
      const given = worked(remade('entries.json', mutated(entries, how, where)))
      if (given === 'taken') taken++
      expect(given).not.toMatchObject({ code: 'bug' })
    }),
    rounds,
  )
  expect(taken).toBeGreaterThan(0)
})

test('whatever is made of its reviews or its manifest, the same', () => {
  const [path] = [...writeCollationFile(file).keys()].filter((name) => name.startsWith('revisions/'))
  const manifest = JSON.parse(
    new TextDecoder().decode(writeCollationFile(file).get(COLLATION_MANIFEST)),
  ) as unknown
  const parts = fc.constantFrom<[string, unknown]>(
    [path!, path!.includes(lines[0]!.revision!) ? ana : ben],
    [COLLATION_MANIFEST, manifest],
  )
  fc.assert(
    fc.property(parts, mutations(), ([part, value], how) => {
      const given = worked(remade(part, mutated(value, how, part === path ? ['pending', 'threads'] : [])))
      expect(given).not.toMatchObject({ code: 'bug' })
    }),
    { ...rounds, numRuns: Math.ceil(rounds.numRuns / 4) },
  )
})
