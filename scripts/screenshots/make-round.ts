import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeRound } from '../../tests/support/round'

/** Writes the handbacks of twelve reviewers and both versions of their text into a folder. */
const [locale, folder] = process.argv.slice(2)
const round = makeRound(locale!)
mkdirSync(folder!, { recursive: true })
for (const [name, bytes] of round.files) writeFileSync(join(folder!, name), bytes)
writeFileSync(join(folder!, 'v1.stetpack'), round.old)
writeFileSync(join(folder!, 'v2.stetpack'), round.pack)
