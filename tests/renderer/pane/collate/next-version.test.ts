import { expect, it } from 'vitest'
import { nextVersion } from '../../../../src/renderer/pane/collate/next-version'

it.each([
  ['v1', 'v2'],
  ['2', '3'],
  ['v9', 'v10'],
  ['v09', 'v10'],
  ['2026-11', '2026-12'],
  ['1.4.0', '1.4.1'],
  ['v2 final', 'v3 final'],
  ['第3版', '第4版'],
  ['draft', 'draft.1'],
  ['', '1'],
])('after %s comes %s', (version, next) => {
  expect(nextVersion(version)).toBe(next)
})
