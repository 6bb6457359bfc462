import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')

/**
 * What saving one edit durably costs, as a ratio to a bare append with fdatasync in the same run, by the size of the
 * review. Returns the lines to print.
 * @param {{ words: number }} options words of the largest review
 */
export async function benchSave({ words }) {
  const outDir = join(root, '.cache', 'bench-save')
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(root, 'scripts/bench/save.ts'),
      outDir,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'save.mjs' } },
    },
  })
  const { measureSaves } = await import(pathToFileURL(join(outDir, 'save.mjs')).href)
  return measureSaves(words)
}
