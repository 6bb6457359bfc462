import { Desk } from './support/desk'
import { expect, test } from './support/stet'

test('nothing is ever asked of another machine', async ({ page, stet, context }) => {
  const foreign: string[] = []
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      foreign.push(route.request().url())
      return route.abort()
    },
  )
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['127.0.0.1', ''].includes(url.hostname)) foreign.push(request.url())
  })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await stet.begin(page)
  for (const name of ['German', 'Arabic', 'Japanese', 'Hindi']) {
    const desk = await Desk.open(page, name)
    await desk.press('Control+End')
    await page.getByRole('button', { name: 'Back to the library' }).click()
  }
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'About' })).toBeVisible()
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})
