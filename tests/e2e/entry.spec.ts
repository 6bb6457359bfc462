import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { launchArgs } from '../../scripts/browser.mjs'
import { type Started, startStet } from '../support/started'

let stet: Started

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  stet = startStet('--browser', '--no-open', '--data', mkdtempSync(join(tmpdir(), 'stet-entry-')))
  await stet.link()
})
test.afterAll(async () => {
  expect(await stet.stop('SIGINT')).toBe(0)
})

const ready = 'Lumo LIVE gifting and giveaways policy'
let links = 1
async function freshLink(): Promise<string> {
  stet.child.stdin.write('\n')
  return stet.link(++links)
}

test('a link opens the app once, under the content policy, and the code leaves the address', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const link = await freshLink()
  await page.goto(link)
  await expect(page.getByText(ready).first()).toBeVisible()
  expect(new URL(page.url()).hash).not.toContain('code=')
  expect(complaints).toEqual([])

  await page.reload()
  await expect(page.getByText(ready).first()).toBeVisible()

  const second = await page.context().newPage()
  await second.goto(link)
  await expect(second.getByText('Press Enter in the terminal where Stet runs')).toBeVisible()
  await expect(second.getByText(ready)).toHaveCount(0)
})

test('no page of another origin can ask, frame or follow', async ({ page }) => {
  const link = await freshLink()
  const origin = new URL(link).origin
  await page.route('http://evil.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${link}"></iframe><script src="${origin}/assets/x.js"></script>`,
    }),
  )
  await page.goto('http://evil.test/')
  const outcomes = await page.evaluate(async (self) => {
    const json = { 'Content-Type': 'application/json' }
    const tries: RequestInit[] = [
      { method: 'POST', headers: json, body: '{}' },
      { method: 'POST', mode: 'no-cors', body: '{}' },
      { method: 'GET', mode: 'no-cors' },
      { method: 'POST', headers: { ...json, 'X-Stet-Token': 'x' }, body: '{}' },
    ]
    return Promise.all(
      tries.map((init) =>
        fetch(`${self}/api/boot`, init).then(
          (response) => (response.type === 'opaque' ? 'blind' : response.status),
          () => 'refused',
        ),
      ),
    )
  }, origin)
  // A blind request arrives, unread by the page: the host has refused it for its origin.
  expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome !== 'blind')).toEqual([])
  expect(
    page
      .frames()
      .map((frame) => frame.url())
      .filter((url) => url.startsWith(origin)),
  ).toEqual([])
  // The code is still good: nothing of all that has used it up.
  const own = await page.context().newPage()
  await own.goto(link)
  await expect(own.getByText(ready).first()).toBeVisible()
})

test('a name that was made to resolve to this machine is refused', async () => {
  const { port } = new URL(await stet.link())
  const executablePath = test.info().project.use.launchOptions?.executablePath
  const args = [...launchArgs(), '--host-resolver-rules=MAP rebind.test 127.0.0.1']
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
  const page = await browser.newPage()
  const response = await page.goto(`http://rebind.test:${port}/`)
  expect(response?.status()).toBe(421)
  await browser.close()
})
