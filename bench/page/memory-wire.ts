import type { Reply } from '../../src/contract'
import { WINDOW_OPENED, type Wire } from '../../src/contract/wire'

/** Texts as the network or the disk would bring them, dropped as soon as they were asked for once. */
export interface Texts {
  review: string
  source: string
}

const AT = '2026-01-05T09:00:00.000Z'
const digest = (digit: string): string => digit.repeat(64)
export const ME = { id: 'a-first', name: 'Ada Brandt' }
export const TARGET = { pack: 'bench', digest: digest('a'), document: 'doc', locale: 'de' }

/** Stands in for the host: answers what the desk asks from memory and takes every save. */
export function memoryWire(texts: Texts): Wire {
  const answers: Record<string, (input: never) => unknown> = {
    [WINDOW_OPENED]: () => ({}),
    'app.read': () => ({
      version: '0.0.0',
      host: 'browser',
      person: ME,
      settings: { uiLocale: 'en' },
      access: { mode: 'write' },
    }),
    'library.read': () => ({ packs: [packRow()] }),
    'review.begin': () => reviewState(taken(texts, 'review')),
    'document.read': () => ({ doc: taken(texts, 'source'), rendering: rendering('en') }),
    'review.save': ({ rev, ops }: { rev: number; ops: readonly unknown[] }) => ({ rev: rev + ops.length }),
  }
  return {
    ask: (call, input) => {
      const answer = answers[call]
      const reply: Reply = answer
        ? { ok: true, value: answer(input as never) }
        : { ok: false, problem: { code: 'not-found', detail: call } }
      return Promise.resolve(reply)
    },
    listen: () => () => undefined,
  }
}

function taken(texts: Texts, name: keyof Texts): unknown {
  const value: unknown = JSON.parse(texts[name])
  texts[name] = ''
  return value
}

function reviewState(stored: unknown): unknown {
  return {
    ...(stored as object),
    head: {
      id: 'review',
      pack: TARGET.pack,
      packVersion: 'v1',
      packDigest: TARGET.digest,
      document: TARGET.document,
      locale: TARGET.locale,
      base: digest('b'),
      author: ME,
      createdAt: AT,
    },
    rev: 0,
    decisions: [],
    clauses: {},
    handedBack: [],
    replica: 'bench',
    updatedAt: AT,
  }
}

function rendering(locale: string): unknown {
  return {
    locale,
    title: 'Policy',
    path: `${locale}.json`,
    base: digest('b'),
    clauses: 1,
    words: 1,
    unaligned: [],
  }
}

function packRow(): unknown {
  return {
    pack: TARGET.pack,
    digest: TARGET.digest,
    title: 'Bench',
    version: 'v1',
    sourceLocale: 'en',
    importedAt: AT,
    documents: [
      { document: TARGET.document, title: 'Policy', source: rendering('en'), targets: [rendering('de')] },
    ],
    reviews: [],
  }
}
