import { describe, expect, it } from 'vitest'
import { reportWords } from '../../src/backend/transfer/report-strings'
import { Refusal } from '../../src/contract'
import { desk } from './support/desk'
import { testFolder } from './support/folder'
import { beginReview, work } from './support/work'

describe('the report of a review', () => {
  it('is a file of its own, named after what it tells', async () => {
    const here = await desk(await testFolder())
    const state = await work(here.client, await beginReview(here))
    const made = await here.client['report.create']({ review: state.head.id, uiLocale: 'en' })
    expect(made.name).toMatch(/-v1-de-Ana\.html$/)
    const html = new TextDecoder().decode(await here.fetch(made.ticket))
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toMatch(/<(ins|del) datetime="/)
  })

  it('is refused for a review that is not there', async () => {
    const here = await desk(await testFolder())
    await expect(
      here.client['report.create']({ review: 'nobody' as never, uiLocale: 'en' }),
    ).rejects.toBeInstanceOf(Refusal)
  })

  it.each([
    ['en', 'en'],
    ['en-GB', 'en-GB'],
    ['tlh', 'en'],
    ['__proto__', 'en'],
    ['not a tag', 'en'],
  ])('speaks to %s in %s', (wanted, uiLocale) => {
    expect(reportWords(wanted).uiLocale).toBe(uiLocale)
  })
})
