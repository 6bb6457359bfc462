// Documents for the benchmark: the same seed always makes the same text.

const BLOCKS_OF_A_SECTION = 40
const WORDS_A_CHANGE = 10
const MOST_CHANGES = 10_000
const WORDS_A_THREAD = 100
const MOST_THREADS = 1_000
const AT = '2026-01-05T09:00:00.000Z'

/** The people of the review; the first is the one who works. */
const PEOPLE = [
  { id: 'a-first', name: 'Ada Brandt', session: 'sone' },
  { id: 'a-second', name: 'Bo Castell', session: 'stwo' },
  { id: 'a-third', name: 'Cem Dogan', session: 'sthree' },
]

const VOCABULARY = (
  'the of and to in a for is on that by with be as at from this or an are it not gift gifts value policy staff ' +
  'supplier approval manager register limit threshold exception clause region market amount currency event ' +
  'hospitality declare refuse accept offer record within before after during written prior each annual report ' +
  'compliance officer contract public official charity donation prize giveaway campaign viewer host platform ' +
  'payment receipt reasonable customary modest local law applies unless otherwise stated where which such any ' +
  'person employee partner agency third party review decision evidence document retain period years days notice'
).split(' ')

/**
 * @typedef {{ text: string, ins?: string, del?: string, thread?: string }} Run
 * @typedef {{ id: string, heading: boolean, runs: Run[] }} Block
 */

/** A document of about so many words as JSON: for the bare editor, for Stet as a review, and its source. */
export function generate(/** @type {number} */ words, /** @type {number} */ seed) {
  const target = trackedBlocks(words, seed)
  const source = plainBlocks(target.blocks, seed + 1)
  return {
    changes: target.records.length,
    threads: target.threads.length,
    bare: { type: 'doc', content: target.blocks.map(bareBlock) },
    source: sectioned(source),
    review: {
      doc: sectioned(target.blocks),
      records: target.records,
      threads: target.threads,
      people: PEOPLE.map(({ id, name }) => ({ id, name })),
    },
  }
}

function trackedBlocks(/** @type {number} */ words, /** @type {number} */ seed) {
  const random = randomFrom(seed)
  const blocks = plainBlocks(outline(words, random), seed)
  const wish = { changes: Math.min(MOST_CHANGES, Math.floor(words / WORDS_A_CHANGE)) }
  const threads = Math.min(MOST_THREADS, Math.floor(words / WORDS_A_THREAD))
  const texts = blocks.filter((block) => !block.heading)
  const made = { records: /** @type {object[]} */ ([]), threads: /** @type {object[]} */ ([]) }
  texts.forEach((block, i) => {
    const quota = (/** @type {number} */ n) =>
      Math.floor(((i + 1) * n) / texts.length) - Math.floor((i * n) / texts.length)
    mark(block, { changes: quota(wish.changes), threads: quota(threads), random, made })
  })
  return { blocks, ...made }
}

/** Cuts a paragraph's words into runs: some struck, some new, some with a thread. */
function mark(block, { changes, threads, random, made }) {
  const words = block.runs[0].text.split(' ')
  const stride = Math.max(2, Math.floor(words.length / Math.max(1, changes + threads + 1)))
  /** @type {Run[]} */
  const runs = []
  let from = 0
  let left = { changes, threads }
  const plain = (to) => {
    if (to > from) runs.push({ text: `${words.slice(from, to).join(' ')} ` })
    from = Math.max(from, to)
  }
  for (let at = stride; left.changes + left.threads > 0; at += stride) {
    plain(Math.min(at, words.length))
    if (left.threads > 0) {
      left.threads--
      runs.push({ text: `${words[from] ?? 'policy'} `, thread: addThread(block, made, random) })
      from++
    } else {
      left.changes--
      const who = PEOPLE[Math.floor(random() * PEOPLE.length)]
      const kind = random() < 0.5 ? 'insertion' : 'deletion'
      const id = addRecord(made, who, kind)
      if (kind === 'insertion')
        runs.push({ text: `${sentence(1 + Math.floor(random() * 3), random)} `, ins: id })
      else runs.push({ text: `${words[from] ?? 'limit'} `, del: id })
      if (kind === 'deletion') from++
    }
  }
  plain(words.length)
  block.runs = runs
}

function addRecord(made, who, kind) {
  const n = made.records.length + 1
  const id = `${who.session}.${n}`
  made.records.push({
    id,
    kind,
    author: who.id,
    createdAt: AT,
    updatedAt: AT,
    group: `${who.session}.g${n}`,
    origin: 'typing',
  })
  return id
}

function addThread(block, made, random) {
  const who = PEOPLE[Math.floor(random() * PEOPLE.length)]
  const n = made.threads.length + 1
  const id = `${who.session}.t${n}`
  made.threads.push({
    id,
    kind: 'question',
    anchor: {
      side: 'target',
      clause: block.id,
      range: { from: 0, to: 5 },
      quote: { exact: 'words', prefix: '', suffix: '' },
      foundBy: 'author',
    },
    createdAt: AT,
    author: who.id,
    status: { value: 'open', counter: 0, at: AT, author: who.id },
    comments: [
      { id: `${who.session}.c${n}`, author: who.id, at: AT, text: 'Is this the term we use elsewhere?' },
    ],
  })
  return id
}

/** Which blocks there are and how long each is. */
function outline(/** @type {number} */ words, random) {
  const blocks = []
  let left = words
  while (left > 0) {
    const heading = blocks.length % 13 === 0
    const length = Math.min(left, heading ? 4 : 25 + Math.floor(random() * 30))
    blocks.push({ id: `c${blocks.length}`, heading, length })
    left -= length
  }
  return blocks
}

/** Fresh words for blocks of the same shape. */
function plainBlocks(shape, /** @type {number} */ seed) {
  const random = randomFrom(seed + 17)
  return shape.map(({ id, heading, length, runs }) => {
    const count =
      length ?? runs.reduce((sum, run) => sum + (run.ins ? 0 : run.text.trim().split(' ').length), 0)
    return { id, heading, runs: [{ text: sentence(Math.max(1, count), random) }] }
  })
}

function sentence(/** @type {number} */ words, random) {
  // Squared: short, frequent words come first in the list.
  return Array.from({ length: words }, () => VOCABULARY[Math.floor(random() ** 2 * VOCABULARY.length)]).join(
    ' ',
  )
}

function bareBlock(/** @type {Block} */ { heading, runs }) {
  return {
    type: heading ? 'heading' : 'paragraph',
    content: runs.map(({ text, ins, del }) => ({
      type: 'text',
      text,
      ...(ins || del ? { marks: [{ type: ins ? 'ins' : 'del' }] } : {}),
    })),
  }
}

function sectioned(/** @type {Block[]} */ blocks) {
  const sections = []
  for (let i = 0; i < blocks.length; i += BLOCKS_OF_A_SECTION)
    sections.push({ type: 'section', content: blocks.slice(i, i + BLOCKS_OF_A_SECTION).map(trackedBlock) })
  return { type: 'doc', attrs: { settled: null }, content: sections }
}

function trackedBlock(/** @type {Block} */ { id, heading, runs }) {
  const attrs = { bid: id, list: null, depth: 0, quote: 0, start: null, pm: null, chg: null }
  return {
    type: heading ? 'heading' : 'paragraph',
    attrs: heading ? { ...attrs, level: 2 } : attrs,
    content: runs.map(({ text, ins, del, thread }) => {
      const marks = []
      if (ins) marks.push({ type: 'ins', attrs: { ids: [ins] } })
      if (del) marks.push({ type: 'del', attrs: { ids: [del] } })
      if (thread) marks.push({ type: 'cmt', attrs: { id: thread } })
      return { type: 'text', text, ...(marks.length ? { marks } : {}) }
    }),
  }
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(/** @type {number} */ seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
