import { defineConfig } from '@playwright/test'
import { findBrowser, launchArgs } from './scripts/browser.mjs'
import { findElectron } from './scripts/electron.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // One more than cores: a test waits for its window most of the time.
  workers: 3,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    // A film of every test would take most of the time that the tests take.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'browser',
      testMatch: '**/*.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: { args: launchArgs(), ...(executablePath === undefined ? {} : { executablePath }) },
      },
    },
    // Only where its binary is: it is never downloaded for a test.
    ...(findElectron() === undefined ? [] : [{ name: 'electron', testMatch: '**/*.electron.ts' }]),
  ],
})
