import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '../..')

/** A built file's path. Throws when there is no build: `npm test` makes one before the tests run. */
export function builtFile(name: string): string {
  const file = join(projectRoot, 'out', name)
  if (!existsSync(file)) throw new Error(`out/${name} is missing: run \`npm run build\` first`)
  return file
}
