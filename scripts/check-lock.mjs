// Every platform's binary package must be in the lock file. Where a registry lacks one of them, `npm install`
// leaves it out without a word and `npm ci` then fails on the platforms concerned, and here.
import { readFileSync } from 'node:fs'

const file = process.argv[2] ?? new URL('../package-lock.json', import.meta.url)
/** @type {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} */
const packages = JSON.parse(readFileSync(file, 'utf8')).packages

const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
    .map((name) => `${place}: ${name} is not in the lock file`),
)
for (const line of missing) console.error(line)
process.exitCode = missing.length > 0 ? 1 : 0
