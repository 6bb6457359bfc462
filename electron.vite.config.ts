import { chmodSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

const UI_LOCALES = readdirSync(resolve(root, 'resources/locales'))

export default defineConfig({
  main: {
    plugins: [{ name: 'cli-may-be-run', writeBundle: makeCliExecutable }],
    build: {
      // The section builds Electron's main process and also the two hosts of plain Node, so the floor is
      // the oldest Node in `engines`; electron-vite would pick Electron's own.
      target: 'node20.19',
      // Everything is bundled: what is shipped needs no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          serve: resolve(root, 'src/loopback/index.ts'),
          cli: resolve(root, 'src/cli/index.ts'),
        },
        output: {
          // An ES module would be loaded asynchronously: Electron could be ready before it has run.
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          banner: (chunk) => (chunk.isEntry && chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require little but 'electron', and has to be one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    // The widgets' own hidden strings, only in the languages that the interface has.
    plugins: [react(), { ...optimizeLocales.vite({ locales: UI_LOCALES }), enforce: 'pre' }],
    build: {
      // Browser mode runs in the person's browser, not only in Electron's.
      target: 'es2022',
      minify: true,
      // A font or picture inlined as a data: address is refused by our content security policy.
      assetsInlineLimit: 0,
      // The polyfill is an inline script's work for browsers older than the target.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(root, 'src/renderer/index.html'),
        output: {
          // Code that windows and screens share is moved to chunks that run before the window's own. The setting
          // stays with what it sets, so that no schema can be made before it.
          codeSplitting: { groups: [{ name: 'schema', test: /no-code-from-strings|node_modules.zod./ }] },
        },
      },
    },
    // A worker fetches the code of its task when it is wanted, which only a module can.
    worker: { format: 'es' },
  },
})

function makeCliExecutable(options: { dir?: string | undefined }): void {
  if (options.dir !== undefined) chmodSync(join(options.dir, 'cli.cjs'), 0o755)
}
