// npm run check: all that can be known without running the code. Runs every step, also after one has failed.
import { join } from 'node:path'
import { bin, stepAside } from './step.mjs'

process.chdir(join(import.meta.dirname, '..'))

// The types take as long as all others together, on one core each.
const lanes = [
  [{ name: 'types', args: [bin('typescript/bin/tsc'), '-b'] }],
  [
    { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
    { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet'] },
    { name: 'direction', args: ['scripts/check-direction.mjs'] },
    { name: 'lock file', args: ['scripts/check-lock.mjs'] },
  ],
]

async function run(/** @type {{ name: string, args: string[] }[]} */ lane) {
  let ok = true
  for (const { name, args } of lane) ok = (await stepAside(name, args)) && ok
  return ok
}

const went = await Promise.all(lanes.map(run))
process.exitCode = went.every(Boolean) ? 0 : 1
