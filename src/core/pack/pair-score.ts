import type { Element, Signature } from './signature'

/** How far two elements are apart that can never be a pair. */
export const NEVER = -1e6
/** Cost of an element without partner. */
export const GAP = -0.7

/**
 * How well a target element answers a source element; above 2 * GAP a pair beats leaving both alone. The
 * length term follows Gale and Church (Computational Linguistics 19, 1993): lengths of translations differ
 * by a normal deviate of the expected length; `ratio` is target characters per source character.
 */
export function pairScore(source: Element, target: Element, ratio: number): number {
  if (source.row !== target.row || source.clauses.length !== target.clauses.length) return NEVER
  if (source.row && source.header !== target.header) return NEVER
  let anchors = 0
  let rest = 0
  source.signatures.forEach((s, k) => {
    const t = target.signatures[k]!
    anchors += anchorScore(s, t)
    rest += kindScore(s, t) + lengthScore(s.length * ratio, t.length) + traitScore(s, t)
  })
  if (source.heads !== null && source.heads === target.heads) rest += 0.4
  const score = rest / source.signatures.length + Math.max(-2, Math.min(3, anchors))
  return score < NEVER / 2 ? NEVER : score
}

function kindScore(s: Signature, t: Signature): number {
  if (s.kind === t.kind) return s.depth === t.depth ? 1.5 : 0.9
  const heading = /^h\d$/
  if (heading.test(s.kind) !== heading.test(t.kind)) return NEVER
  if (heading.test(s.kind)) return 0.2
  if (s.kind === 'code' || t.kind === 'code') return NEVER
  const lists = s.kind !== 'p' && t.kind !== 'p'
  return lists ? 0.9 : -0.6
}

function anchorScore(s: Signature, t: Signature): number {
  const total = s.anchorCount + t.anchorCount
  if (!total) return 0
  let common = 0
  for (const [name, n] of s.anchors) common += Math.min(n, t.anchors.get(name) ?? 0)
  // Numbers are often spelled out on one side: their absence says less than their presence.
  if (!s.anchors.size || !t.anchors.size) return -0.4
  return common ? 0.3 + (2.4 * common) / total : -0.8
}

function traitScore(s: Signature, t: Signature): number {
  return s.traits.reduce((sum, trait, k) => (trait === t.traits[k] ? sum + (trait ? 0.3 : 0) : sum - 0.3), 0)
}

const VARIANCE = 6.8

function lengthScore(expected: number, actual: number): number {
  if (!expected && !actual) return 0.3
  if (!expected || !actual) return -1
  const deviate = (actual - expected) / Math.sqrt(VARIANCE * ((expected + actual) / 2) + 20)
  return 0.5 - Math.min(1.6, 0.25 * deviate * deviate)
}
