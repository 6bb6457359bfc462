// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import en from '../../../../resources/locales/en/report.json'
import { docOf } from '../../../../src/core/doc'
import { writeRedline } from '../../../../src/core/format/html'
import { project } from '../../../../src/core/suggestion'
import { changesBetween, heading, paragraph, table } from '../../compare/sample'

const base = docOf([
  heading('Gifts <i>', 'h'),
  paragraph('You must ask & wait.', 'a'),
  paragraph('Say no.', 'b'),
  table([['Gift', '50 EUR']]),
  paragraph('End.', 'z'),
])
const next = docOf([
  heading('Gifts <i>', 'h'),
  paragraph('You may ask & wait.', 'a'),
  table([['Gift', '60 EUR']]),
  paragraph('End.', 'z'),
])

function pageOf(from: typeof base, to: typeof base): Document {
  const redline = project(from, changesBetween(from, to))
  const labels = { title: 'Gifting', before: 'v1', after: 'v2', version: '0.1.0' }
  const html = writeRedline({ redline, locale: 'en', ...labels }, en, 'en')
  return new DOMParser().parseFromString(html, 'text/html')
}

describe('a redline as a page', () => {
  const dom = pageOf(base, next)
  const texts = (selector: string): (string | null)[] =>
    [...dom.querySelectorAll(selector)].map((node) => node.textContent)

  it('says what was compared and how much differs', () => {
    expect(texts('h1')).toEqual(['Comparison: Gifting (en)'])
    expect(texts('dd')).toEqual(['v1', 'v2'])
    expect(texts('header p')[0]).toContain('3 clauses differ, of 6')
  })

  it('lists each changed clause with a link to its place', () => {
    const links = [...dom.querySelectorAll('.changes a')].map((a) => a.getAttribute('href'))
    expect(links).toEqual(['#change-1', '#change-2', '#change-3'])
    for (const link of links) expect(dom.querySelector(link!)).not.toBeNull()
    expect(texts('.changes > li')[0]).toBe('Change 1: removed must, added may — Gifts <i>')
  })

  it('shows the whole text with what went and what came, for the ear too', () => {
    expect(dom.querySelector('.redline h4')?.textContent).toBe('Gifts <i>')
    expect(texts('.redline p')[0]).toBe('You [deleted: must][inserted: may] ask & wait.')
    expect(texts('.redline td')[1]).toBe('[deleted: 50][inserted: 60] EUR')
  })

  it('says so where nothing differs', () => {
    expect(pageOf(base, base).querySelector('#redlineChanges p')?.textContent).toBe(
      'The two texts read the same.',
    )
  })
})
