import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Outside Electron the real package starts a download of its binary when it is imported.
    alias: [{ find: /^electron$/, replacement: `${import.meta.dirname}/tests/support/no-electron.ts` }],
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Long enough for a machine that is busy with other things: a hang is to fail, a slow minute is not.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
