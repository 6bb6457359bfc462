import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Host, makeFolder, startHost } from './host'

export { expect }

/** What a test may start; all of it is ended and removed when the test is over. */
export interface Stet {
  /** A folder for the test's own files. */
  readonly folder: string
  /** A host on `dataDir`, a name inside the folder. Started twice on one name, it is a second process there. */
  host(dataDir?: string): Promise<Host>
  /** A window of that host as it first shows. */
  open(host: Host, page: Page): Promise<Page>
  /** A host, and a window of it in which the person has said their name. */
  begin(page: Page, name?: string): Promise<Host>
}

export const test = base.extend<{ stet: Stet }>({
  stet: async ({}, give) => {
    const folder = makeFolder()
    const hosts: Host[] = []
    const stet: Stet = {
      folder: folder.path,
      host: async (dataDir = 'data') => {
        const host = await startHost(join(folder.path, dataDir))
        hosts.push(host)
        return host
      },
      open: async (host, page) => {
        await page.goto(await host.link())
        await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
        return page
      },
      begin: async (page, name = 'Ana Sousa') => {
        const host = await stet.host()
        await stet.open(host, page)
        await sayName(page, name)
        return host
      },
    }
    await give(stet)
    await Promise.all(hosts.map((host) => host.stop('SIGKILL')))
    folder.remove()
  },
})

export async function sayName(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'What is your name?' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(dialog).toBeHidden()
}

/** Asks the host as the window would, with the window's own token. */
export async function call<T>(page: Page, name: string, input: object): Promise<T> {
  return page.evaluate(
    async ([path, body]) => {
      const response = await fetch(`/api/call/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Stet-Token': sessionStorage.getItem('stet.token') ?? '',
          'X-Stet-Window': 'a-test',
        },
        body: body ?? '',
      })
      const reply = (await response.json()) as { ok: boolean; value?: unknown; problem?: unknown }
      if (!reply.ok) throw new Error(JSON.stringify(reply.problem))
      return reply.value as never
    },
    [name, JSON.stringify(input)],
  )
}
