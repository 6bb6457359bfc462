import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { docOf, schema } from '../../src/core/doc'
import { readMarkdown } from '../../src/core/format/markdown'
import { pickFrom, randomFrom } from './reviewers-words'

const CORPUS = join(import.meta.dirname, '../fixtures/corpus')

const FILES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'contributor-covenant-2.1/code_of_conduct.md',
    'site-policy/github-gifts-and-entertainment-policy.md',
    'site-policy/github-subprocessors.md',
  ],
  de: ['contributor-covenant-2.1/code_of_conduct.de.md'],
  ar: ['contributor-covenant-2.1/code_of_conduct.ar.md'],
  ja: ['contributor-covenant-2.1/code_of_conduct.ja.md'],
}

/** The corpus text of a language (`en`, `de`, `ar`, `ja`) as a base: every paragraph a clause `c<n>`. */
export function corpusBase(locale: string): Node {
  let n = 0
  return docOf(corpusBlocks(locale).map((block) => named(block, () => `c${++n}`)))
}

/**
 * A base of at least so many words in the corpus's language: the corpus itself, then policies of paragraphs put
 * together from its sentences with other words here and there, so that no two paragraphs need be alike.
 */
export function bigBase(words: number, locale = 'en', seed = 1): Node {
  const random = randomFrom(seed)
  const corpus = corpusBlocks(locale)
  const sentences = sentencesOf(corpus, locale)
  const vocabulary = [...new Set(sentences.flatMap((s) => wordsOf(s, locale).map((w) => w.text)))]
  const blocks: Node[] = [...corpus]
  let count = corpus.reduce((sum, block) => sum + wordsOf(block.textContent, locale).length, 0)
  while (count < words)
    for (const block of corpus) {
      const length =
        block.type === schema.nodes.heading || block.attrs['list'] ? 1 : 1 + Math.floor(random() * 3)
      const parts = Array.from({ length }, () =>
        varied(pickFrom(sentences, random), { locale, vocabulary, random }),
      )
      const text = parts.join(locale === 'ja' ? '' : ' ')
      if (!block.isTextblock) continue
      blocks.push(block.type.create(block.attrs, schema.text(text)))
      count += wordsOf(text, locale).length
      if (count >= words) break
    }
  let n = 0
  return docOf(blocks.map((block) => named(block, () => `c${++n}`)))
}

function corpusBlocks(locale: string): readonly Node[] {
  return FILES[locale]!.flatMap((file) => {
    const read = readMarkdown(readFileSync(join(CORPUS, file), 'utf8'))
    if (!read.ok) throw new Error(`${file}: ${read.problem.detail}`)
    return [...read.value.blocks]
  })
}

/** The block with a clause id on every paragraph in it. */
function named(block: Node, id: () => string): Node {
  if (block.isTextblock) return block.type.create({ ...block.attrs, bid: id() }, block.content)
  const children: Node[] = []
  block.forEach((child) => children.push(named(child, id)))
  return block.type.create(block.attrs, children)
}

function sentencesOf(blocks: readonly Node[], locale: string): string[] {
  const cutter = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return blocks
    .filter((block) => block.isTextblock)
    .flatMap((block) => [...cutter.segment(block.textContent)].map((s) => s.segment.trim()))
    .filter((sentence) => wordsOf(sentence, locale).length >= 4)
}

interface Varying {
  readonly locale: string
  readonly vocabulary: readonly string[]
  readonly random: () => number
}

function varied(sentence: string, { locale, vocabulary, random }: Varying): string {
  let out = ''
  let at = 0
  for (const word of wordsOf(sentence, locale)) {
    out += sentence.slice(at, word.at)
    out += random() < 0.15 ? pickFrom(vocabulary, random) : word.text
    at = word.at + word.text.length
  }
  return out + sentence.slice(at)
}

/** The words of a text with their places. */
export function wordsOf(text: string, locale: string): { at: number; text: string }[] {
  const out: { at: number; text: string }[] = []
  for (const part of segmenterFor(locale).segment(text))
    if (part.isWordLike) out.push({ at: part.index, text: part.segment })
  return out
}

const segmenters = new Map<string, Intl.Segmenter>()
function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale)
  if (!segmenter) segmenters.set(locale, (segmenter = new Intl.Segmenter(locale, { granularity: 'word' })))
  return segmenter
}
