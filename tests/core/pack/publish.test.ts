import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { baseDigest, blockText, clausesOf, schema } from '../../../src/core/doc'
import {
  type DocumentId,
  type Locale,
  PublishLog,
  PublishLogs,
  type PublishLog as Log,
} from '../../../src/core/model'
import { type Pack, publishPack, readPack } from '../../../src/core/pack'
import { smallPack } from '../../backend/support/pack'

const GIFTS = 'gifts' as DocumentId
const AT = '2026-11-23T08:00:00.000Z'

function opened(): Pack {
  const read = readPack(smallPack().files)
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

function textOf(pack: Pack, locale: string): Node {
  const read = pack.read(GIFTS, locale as Locale)
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

function logFor(pack: Pack, locale: string, text: Node): Log {
  const { version } = pack.manifest
  const { base } = pack.findRendering(GIFTS, locale as Locale)!
  return PublishLog.parse({
    collation: 'c-1',
    document: GIFTS,
    locale,
    base: baseDigest(text),
    history: [],
    from: { version, packDigest: pack.digest, base },
    update: { changes: [], threads: [] },
    approval: { entry: 'e-1', name: 'Cora', at: AT },
  })
}

/** The pack with these texts as version v2. */
function published(pack: Pack, texts: Readonly<Record<string, Node>>, version = 'v2'): Pack {
  const news = Object.entries(texts).map(([locale, text]) => {
    return { text, publishLog: logFor(pack, locale, text) }
  })
  const next = publishPack(pack, news, { version, at: AT })
  if (!next.ok) throw new Error(`${next.problem.code} ${next.problem.detail}`)
  return next.value
}

/** The text with a paragraph more behind a clause, as a decision makes it: without an id. */
function withParagraph(doc: Node, clause: number, text: string): Node {
  const { pos, node } = clausesOf(doc)[clause]!
  const more = schema.nodes.paragraph.create(null, schema.text(text))
  return new Transform(doc).insert(pos + node.nodeSize, more).doc
}

const clauses = (pack: Pack, locale: string): [string, string][] =>
  clausesOf(textOf(pack, locale)).map(({ id, node }) => [id, blockText(node)])

describe('the next version of a pack', () => {
  it('gives new clauses ids, counts anew, and leaves every id there was', () => {
    const pack = opened()
    const next = published(pack, { de: withParagraph(textOf(pack, 'de'), 1, 'Auch keine Karten.') })
    const before = clauses(pack, 'de').map(([id]) => id)
    const after = clauses(next, 'de')
    expect(after.map(([id]) => id).filter((id) => before.includes(id))).toEqual(before)
    expect(new Set(after.map(([id]) => id)).size).toBe(before.length + 1)
    const [id] = after.find(([, text]) => text === 'Auch keine Karten.')!
    const [old, now] = [pack, next].map((one) => one.findRendering(GIFTS, 'de' as Locale)!)
    expect(now!.unaligned).toEqual([id])
    expect(now!.words).toBe(old!.words + 3)
    expect(next.findRendering(GIFTS, 'ar' as Locale)).toEqual(pack.findRendering(GIFTS, 'ar' as Locale))
  })

  it('pairs a new clause of a translation with the new clause of the source', () => {
    const pack = opened()
    const next = published(pack, {
      en: withParagraph(textOf(pack, 'en'), 1, 'No cards above 30 coins.'),
      de: withParagraph(textOf(pack, 'de'), 1, 'Keine Karten uber 30 Munzen.'),
    })
    const [source, target] = [clauses(next, 'en'), clauses(next, 'de')]
    expect(target.map(([id]) => id)).toEqual(source.map(([id]) => id))
    expect(next.findRendering(GIFTS, 'de' as Locale)!.unaligned).toEqual([])
  })

  it('tells that the other translations lack nothing but what the source lost', () => {
    const pack = opened()
    const doc = textOf(pack, 'en')
    const last = clausesOf(doc).at(-1)!
    const cut = new Transform(doc).delete(last.pos, last.pos + last.node.nodeSize).doc
    const next = published(pack, { en: cut })
    expect(next.findRendering(GIFTS, 'de' as Locale)!.unaligned).toEqual([last.id])
    expect(next.files.get('documents/gifts/de.json')).toEqual(pack.files.get('documents/gifts/de.json'))
  })

  it('takes a heading that changed as the title that was made of it', () => {
    const pack = opened()
    const doc = textOf(pack, 'de')
    const heading = clausesOf(doc)[0]!
    const text = new Transform(doc).insert(heading.pos + 1, schema.text('Neue ')).doc
    expect(published(pack, { de: text }).findRendering(GIFTS, 'de' as Locale)!.title).toBe('Neue Geschenke')
  })

  it('carries the logs of earlier versions, oldest first', () => {
    const pack = opened()
    const second = published(pack, { de: withParagraph(textOf(pack, 'de'), 1, 'Eins mehr.') })
    const third = published(second, { de: withParagraph(textOf(second, 'de'), 2, 'Zwei mehr.') }, 'v3')
    const logs = PublishLogs.parse(third.manifest['publishLogs'])
    expect(logs.map(({ version }) => version)).toEqual(['v2', 'v3'])
    expect(third.files.get(logs[0]!.path)).toEqual(second.files.get(logs[0]!.path))
    expect(third.manifest.previous).toEqual({ version: 'v2', digest: second.digest })
  })

  it('is the same for the same input', () => {
    const pack = opened()
    const text = withParagraph(textOf(pack, 'ar'), 1, 'ولا بطاقات.')
    expect([...published(pack, { ar: text }).files]).toEqual([...published(pack, { ar: text }).files])
  })

  it('refuses a log of another text, and a text that is not there', () => {
    const pack = opened()
    const text = textOf(pack, 'de')
    const log = logFor(pack, 'de', text)
    const codes = [
      { ...log, from: { ...log.from, base: pack.digest } },
      { ...log, from: { ...log.from, packDigest: log.base } },
      { ...log, locale: 'ja' as Locale },
    ].map((publishLog) => {
      const next = publishPack(pack, [{ text, publishLog }], { version: 'v2', at: AT })
      return next.ok ? 'made' : next.problem.code
    })
    expect(codes).toEqual(['base-mismatch', 'base-mismatch', 'not-found'])
  })
})
