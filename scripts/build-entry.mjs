import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Builds a TypeScript file of ours, which may use the tests' generators, for Node. Gives the file to run. */
export async function buildEntry(/** @type {string} */ entry, /** @type {string} */ outDir) {
  await build({
    configFile: false,
    logLevel: 'warn',
    // The generators find their corpus beside themselves.
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'tests/support')) },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
  })
  return join(outDir, 'entry.mjs')
}
