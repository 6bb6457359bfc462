// npm run check: all that can be known without running the code. Runs every step, also after one has failed.
import { join } from 'node:path'
import { bin, step } from './step.mjs'

process.chdir(join(import.meta.dirname, '..'))

const went = [
  step('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  step('lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet']),
  step('types', [bin('typescript/bin/tsc'), '-b']),
  step('direction', ['scripts/check-direction.mjs']),
  step('lock file', ['scripts/check-lock.mjs']),
]
process.exitCode = went.every(Boolean) ? 0 : 1
