import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Outside Electron the real package starts a download of its binary when it is imported.
    alias: [{ find: /^electron$/, replacement: `${import.meta.dirname}/tests/support/no-electron.ts` }],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      // Pure functions: one file of tests leaves nothing behind for the next, so what they import is loaded once.
      { extends: true, test: { ...projectOf('core', ['tests/core/**']), isolate: false } },
      { extends: true, test: projectOf('around', ['tests/!(core)/**']) },
    ],
  },
})

function projectOf(name: string, folders: readonly string[]) {
  return {
    name,
    include: folders.map((folder) => `${folder}/*.test.{ts,tsx}`),
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // Long enough for a machine that is busy with other things: a hang is to fail, a slow minute is not.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  }
}
