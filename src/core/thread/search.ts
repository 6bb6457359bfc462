import type { Node } from 'prosemirror-model'
import { blockText } from '../doc'
import type { Anchor, ClauseId } from '../model'
import { clauseList } from './clause-text'
import { nearest } from './fuzzy'
import { contextMatch } from './quote'

/** Where a quote was found: a stretch of a clause's clean text. */
export interface Found {
  readonly clause: ClauseId
  readonly from: number
  readonly to: number
  readonly foundBy: Anchor['foundBy']
}

/** Clauses on either side that count as the neighbourhood. */
const NEIGHBOURS = 3
/** Share of a quote that may differ, and by how much the second best must be worse. */
const MAX_DIFFERENCE = 0.25
const CLEARLY_BETTER = 0.1
/** Shorter quotes are not looked for by likeness, and need their context when found far away. */
const SHORT = 8
const LONG = 2000

interface Text {
  readonly clause: ClauseId
  readonly text: string
}

type Hit = Omit<Found, 'foundBy'> & { readonly score: number }

/**
 * Looks for an anchor's words: as they stood; exactly in the clause, in the clauses around, once in the whole
 * document; then by likeness in the same order. Null when there is no place or no clearly best one: better an
 * orphan than a wrong place.
 */
export function findQuote(doc: Node, anchor: Anchor): Found | null {
  const { exact } = anchor.quote
  if (!exact) return null
  const all = clauseList(doc)
  const at = all.findIndex((c) => c.id === anchor.clause)
  const texts = all.map((c): Text => ({ clause: c.id, text: blockText(c.node, 'clean') }))
  const here = at < 0 ? [] : [texts[at]!]
  const around = at < 0 ? [] : texts.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)

  const unmoved = here[0] && anchor.range && asItStood(here[0], anchor)
  if (unmoved) return unmoved
  for (const scope of [here, around]) {
    const hit = clearBest(exactHits(scope, anchor))
    if (hit) return found(hit, 'quote')
  }
  const everywhere = exactHits(texts, anchor)
  const only = everywhere.length === 1 ? everywhere[0]! : null
  if (only && (exact.length >= SHORT || only.score >= 0.5)) return found(only, 'quote')
  if (everywhere.length) return null
  if (exact.length < SHORT || exact.length > LONG) return null
  for (const scope of [here, around, texts]) {
    const hits = nearHits(scope, anchor)
    const best = clearBest(hits)
    if (best) return found(best, 'fuzzy')
    if (hits.length) return null
  }
  return null
}

function asItStood(here: Text, anchor: Anchor): Found | null {
  const { from, to } = anchor.range!
  if (here.text.slice(from, to) !== anchor.quote.exact) return null
  return { clause: here.clause, from, to, foundBy: anchor.foundBy }
}

function exactHits(scope: readonly Text[], anchor: Anchor): Hit[] {
  const { quote } = anchor
  return scope.flatMap(({ clause, text }) => {
    const hits: Hit[] = []
    for (let i = text.indexOf(quote.exact); i >= 0; i = text.indexOf(quote.exact, i + 1)) {
      const range = { from: i, to: i + quote.exact.length }
      hits.push({ clause, ...range, score: contextMatch(text, range, quote) })
    }
    return hits
  })
}

function nearHits(scope: readonly Text[], anchor: Anchor): Hit[] {
  const { exact } = anchor.quote
  const max = Math.floor(exact.length * MAX_DIFFERENCE)
  return scope.flatMap(({ clause, text }) =>
    nearest(text, exact, max).map(({ from, to, edits }) => ({
      clause,
      from,
      to,
      score: 1 - edits / exact.length,
    })),
  )
}

function clearBest(hits: readonly Hit[]): Hit | null {
  const [best, second] = [...hits].sort((a, b) => b.score - a.score)
  if (!best) return null
  return !second || best.score - second.score >= CLEARLY_BETTER ? best : null
}

function found(hit: Hit, foundBy: Anchor['foundBy']): Found {
  return { clause: hit.clause, from: hit.from, to: hit.to, foundBy }
}
