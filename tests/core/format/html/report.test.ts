// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import en from '../../../../resources/locales/en/report.json'
import { digestBase64 } from '../../../../src/core/base'
import { baseDigest, docOf, schema } from '../../../../src/core/doc'
import { type ReportInput, type ReportOptions, writeReport } from '../../../../src/core/format/html'
import type { Review } from '../../../../src/core/review'
import { anchorAt, anchorOn } from '../../../../src/core/thread'
import { LATER, comment, head, para, play, thread } from '../../review/sample'
import { policy, reviewOf } from '../../handback/random-review'

const OPTIONS: ReportOptions = { uiLocale: 'en', timeZone: 'Europe/Berlin' }

function input(review: Review, over: Partial<ReportInput> = {}): ReportInput {
  return {
    review,
    source: policy(),
    base: policy(),
    sourceLocale: 'en',
    packTitle: 'Gifting',
    documentTitle: 'Gifting policy',
    version: '0.1.0',
    madeAt: LATER,
    ...over,
  }
}

function report(made: ReportInput, options = OPTIONS): { html: string; dom: Document } {
  const html = writeReport(made, en, options)
  return { html, dom: new DOMParser().parseFromString(html, 'text/html') }
}

/** A review with one of everything. */
function full(): Review {
  const review = reviewOf([
    { kind: 'edit', how: 'replace', a: 10, b: 4, who: 0 },
    { kind: 'edit', how: 'split', a: 50, b: 0, who: 1 },
    { kind: 'edit', how: 'list', a: 20, b: 0, who: 0 },
    { kind: 'edit', how: 'strong', a: 64, b: 6, who: 0 },
    { kind: 'edit', how: 'insert', a: 100, b: 0, who: 0 },
    { kind: 'decide', verdict: 'accept', n: 0 },
    { kind: 'thread', a: 30, b: 5 },
    { kind: 'clause', n: 1, value: 'flagged' },
  ])
  return play(
    review,
    { kind: 'person', person: { id: 'ben' as never, name: 'Ben' } },
    {
      kind: 'thread',
      thread: { ...thread('orphan'), anchor: anchorOn(policy(), 'target', 'gone' as never) },
    },
    {
      kind: 'thread',
      thread: { ...thread('src'), anchor: anchorAt(policy(), 'source', { from: 9, to: 14 }) },
    },
    {
      kind: 'comment',
      thread: 'src' as never,
      comment: comment('c2', 'Better so', { proposedWording: 'Presents' }),
    },
  )
}

describe('the report', () => {
  it('is one file without script, request or live link out', () => {
    const { html, dom } = report(input(full()))
    expect(html.startsWith('<!doctype html>\n<html lang="en" dir="ltr">')).toBe(true)
    expect(
      dom.querySelectorAll('script, link, img, iframe, object, form, base, [style], [src]'),
    ).toHaveLength(0)
    const hrefs = [...dom.querySelectorAll('[href]')].map((a) => a.getAttribute('href')!)
    expect(hrefs.every((href) => href.startsWith('#') && dom.querySelector(href))).toBe(true)
    const policyText = dom.querySelector('meta[http-equiv]')!.getAttribute('content')!
    const style = dom.querySelector('style')!.textContent
    expect(policyText).toContain(`sha256-${createHash('sha256').update(style).digest('base64')}`)
    expect(policyText).toContain("default-src 'none'")
  })

  it('marks suggestions with their author and time, for eyes and ears', () => {
    const review = reviewOf([{ kind: 'edit', how: 'replace', a: 10, b: 4, who: 0 }])
    const { dom } = report(input(review))
    for (const tag of ['ins', 'del']) {
      const mark = dom.querySelector(`#text ${tag}`)!
      expect(mark.getAttribute('datetime')).toBe(LATER)
      expect(mark.getAttribute('title')).toContain('Ana, Nov 21, 2026, 12:30')
      expect(mark.querySelector('.aside')!.textContent).toMatch(/^\[(inserted|deleted): /)
    }
    expect(dom.querySelector('#changes li')!.textContent).toMatch(/^Clause 2: removed .+, added .+ — Ana, /)
    expect(dom.querySelector('#legend')!.textContent).toContain('Ana')
  })

  it('tells splits, lists, formatting, accepted suggestions, remarks and states in words', () => {
    const review = full()
    const remarked = play(review, {
      kind: 'remark',
      changes: [...review.records.keys()] as never,
      remark: { reason: 'Law says so', errorType: 'accuracy', necessity: 'necessary' },
      at: LATER,
    })
    const { dom } = report(input(remarked))
    const list = dom.querySelector('#changes')!.textContent
    expect(list).toContain('paragraph split here')
    expect(list).toContain('List: none → numbers')
    expect(dom.querySelector('#clause-2 .notes')!.textContent).toContain('List: none → numbers')
    expect(list).toContain('Bold')
    expect(list).toContain('Law says so')
    expect(list).toContain('necessary')
    expect(dom.querySelector('#accepted')!.textContent).toMatch(/added|removed/)
    expect(dom.querySelector('#text')!.textContent).toContain('flagged')
    expect(dom.querySelector('#summary')!.textContent).toContain('1 suggestion was accepted')
  })

  it('puts threads beside their clause, on the source too, and lost ones in a list of their own', () => {
    const { dom } = report(input(full()))
    const threads = [...dom.querySelectorAll('article.thread')]
    expect(threads).toHaveLength(3)
    const lost = dom.querySelector('#threadsElsewhere article')!
    expect(lost.textContent).toContain('gone')
    const onSource = threads.find((t) => t.textContent.includes('on the source'))!
    expect(onSource.closest('.row')!.id).toBe('clause-2')
    expect(onSource.querySelector('.wording q')!.textContent).toBe('Presents')
    expect(onSource.closest('.row')!.querySelector('.source .thread-text')!.textContent).toBe('Gifts')
    expect(dom.querySelector('.target sup a')!.getAttribute('href')).toMatch(/^#thread-\d$/)
  })

  it('pairs clauses by id and says where one side has nothing', () => {
    const source = docOf([para('h1', 'Gifts'), para('only-here', 'Left out'), para('p1', 'Rule')])
    const { dom } = report(input(reviewOf([]), { source }))
    const rows = [...dom.querySelectorAll('.row[id]')].map((row) => [
      row.querySelector('.source')!.textContent,
      row.querySelector('.target')!.textContent,
    ])
    expect(rows.slice(0, 4)).toEqual([
      ['Gifts', 'Gifts'],
      ['Left out', 'No target text here'],
      ['Rule', 'Gifts over USD 50 must be reviewed.'],
      ['No source text here', 'Cash is never a gift.'],
    ])
  })

  it('gives every run its language and direction', () => {
    const about = head({ locale: 'ar', base: baseDigest(policy()) })
    const { dom } = report(input({ ...reviewOf([]), head: about }), { uiLocale: 'he', timeZone: 'UTC' })
    expect(dom.documentElement.dir).toBe('rtl')
    const target = dom.querySelector('.row[id] .target')!
    expect([target.getAttribute('lang'), target.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    const source = dom.querySelector('.row[id] .source')!
    expect([source.getAttribute('lang'), source.getAttribute('dir')]).toEqual(['en', 'ltr'])
    expect(dom.querySelector('.facts bdi')).not.toBeNull()
  })

  it('leaves the direction marks of an Arabic date to work, and spells none out', () => {
    const { dom } = report(input(reviewOf([])), { uiLocale: 'ar', timeZone: 'UTC' })
    const times = [...dom.querySelectorAll('time')]
    expect(times.length).toBeGreaterThan(0)
    expect(times.filter((time) => time.querySelector('.control'))).toEqual([])
    expect(times[0]!.textContent).toBe(
      new Intl.DateTimeFormat('ar', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
        new Date(times[0]!.dateTime),
      ),
    )
  })

  it('numbers lists as the text has them', () => {
    const line = (id: string, list: string, depth = 0, start: number | null = null) =>
      schema.nodes.paragraph.create({ bid: id, list, depth, start }, schema.text(id))
    const doc = docOf([
      line('a', 'ordered', 0, 3),
      line('b', 'ordered'),
      line('c', 'ordered', 1),
      line('d', 'bullet', 1),
      line('e', 'ordered'),
      para('f', 'x'),
      line('g', 'ordered'),
    ])
    const { dom } = report(input({ ...reviewOf([]), doc }, { source: doc, base: doc }))
    const starts = [...dom.querySelectorAll('.target ol')].map((ol) => ol.getAttribute('start'))
    expect(starts).toEqual(['3', '4', '1', '5', '1'])
  })

  it('is the same for the same input, and needs no known language or zone to be whole', () => {
    expect(report(input(full())).html).toBe(report(input(full())).html)
    const odd = { ...reviewOf([]), head: head({ locale: 'xx-nowhere' }) }
    expect(report(input(odd)).dom.querySelectorAll('.row[id]')).toHaveLength(7)
  })

  it('says so when the accepted suggestions do not fit the text', () => {
    const review = reviewOf([
      { kind: 'edit', how: 'insert', a: 40, b: 0, who: 0 },
      { kind: 'decide', verdict: 'accept', n: 0 },
    ])
    const { dom } = report(input(review, { base: docOf([para('x', '')]) }))
    expect(dom.querySelector('#accepted')!.textContent).toContain('cannot be laid')
  })
})

describe('hostile text in the report', () => {
  const EVIL = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;{{name}}\u202Etxt.exe\u0000]]>`

  it('stays text, wherever it stands', () => {
    const doc = docOf([
      schema.nodes.paragraph.create({ bid: 'p1' }, [
        schema.text(EVIL, [schema.marks.link.create({ href: `javascript:${EVIL}` })]),
        schema.nodes.raw.create({ text: `<script>${EVIL}</script>` }),
        schema.nodes.image.create({ src: 'https://evil.example/x.png', alt: EVIL }),
        schema.text(EVIL, [schema.marks.ins.create({ ids: ['r1.1'] })]),
      ]),
      schema.nodes.table.create(null, [
        schema.nodes.table_row.create(null, [schema.nodes.table_cell.create(null, para('p2', EVIL))]),
      ]),
    ])
    const evilThread = {
      ...thread('t1', { kind: EVIL as never }),
      anchor: { ...anchorOn(doc, 'target', 'p1' as never), quote: { exact: EVIL, prefix: '', suffix: '' } },
      comments: [comment('c1', EVIL, { proposedWording: EVIL, author: EVIL as never })],
    }
    const record = {
      id: 'r1.1',
      kind: 'insertion',
      author: 'ana',
      createdAt: EVIL,
      updatedAt: EVIL,
      reason: EVIL,
      errorType: EVIL,
    }
    const review = {
      ...reviewOf([]),
      doc,
      head: head({ author: { id: 'ana', name: EVIL } }),
      people: new Map([['ana', { id: 'ana', name: EVIL }]]),
      records: new Map([['r1.1', record]]),
      threads: new Map([['t1', evilThread]]),
    } as unknown as Review
    const made = input(review, { packTitle: EVIL, documentTitle: EVIL, version: EVIL, source: doc })
    const { html, dom } = report(made)
    expect(dom.querySelectorAll('script, img, iframe')).toHaveLength(0)
    const attributes = [...dom.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())
    expect(attributes.filter((name) => name.startsWith('on') || name === 'src' || name === 'style')).toEqual(
      [],
    )
    expect(html).not.toContain('\u0000')
    expect(dom.querySelector('h1')!.textContent).toContain('{{name}}U+202Etxt.exe')
    expect(dom.querySelector('#text ins')!.textContent).toContain('<script>alert(1)</script>')
    expect(dom.querySelector('#text ins')!.textContent).toContain('U+202E')
  })
})

describe('digestBase64', () => {
  it.each(['', 'a', 'Grüße 🎁'])('is what Node makes of %j', (content) => {
    expect(digestBase64(content)).toBe(createHash('sha256').update(content).digest('base64'))
  })
})
