import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LargeRoundOf, makeLargeRound } from '../../tests/support/large-round'

/** Writes a pack and the handbacks of a round into a folder. */
const [folder, of] = process.argv.slice(2)
const { pack, files } = makeLargeRound(JSON.parse(of!) as LargeRoundOf)
mkdirSync(folder!, { recursive: true })
writeFileSync(join(folder!, 'policies.stetpack'), pack)
for (const [name, bytes] of files) writeFileSync(join(folder!, name), bytes)
