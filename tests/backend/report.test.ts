import { expect, it } from 'vitest'
import { desk } from './support/desk'
import { testFolder } from './support/folder'
import { beginReview, work } from './support/work'

it('makes a report of a review that the window fetches or the host saves', async () => {
  const delivered: unknown[] = []
  const deliver = (file: { name: string }): Promise<'saved'> => {
    delivered.push(file.name)
    return Promise.resolve('saved')
  }
  const at = await desk(await testFolder(), { ports: { deliver } })
  const { head } = await work(at.client, await beginReview(at))
  const file = await at.client['report.create']({ review: head.id, uiLocale: 'en-GB' })
  expect(file.name).toBe('gifts-v1-de-Ana.html')
  const html = Buffer.from(await at.fetch(file.ticket)).toString('utf8')
  expect(html.length).toBeGreaterThan(2000)
  expect(html).toContain('Bitte: ')
  expect(html).toMatch(/<ins[ >]/)
  expect(html).not.toContain('<script')
  expect(await at.client['file.deliver']({ ticket: file.ticket })).toEqual({ outcome: 'saved' })
  expect(delivered).toEqual(['gifts-v1-de-Ana.html'])
  await expect(at.client['file.deliver']({ ticket: 'f-other' })).rejects.toThrow('not-found')
  const other = await at.client['report.create']({ review: head.id, uiLocale: '***' })
  expect(other.sha256).not.toBe('')
})
