import type { Mark, Node } from 'prosemirror-model'
import { type Html, NOTHING, element, join, shown, text } from './markup'
import type { People, Sign, Signing } from './people'
import { type Voice, say } from './strings'
import type { Review } from '../../review'

/** What rendering marked text needs to know besides the text. */
export interface Marking {
  readonly voice: Voice
  readonly signOf: (id: string, as: Signing) => Sign
  /** Number of each thread, as its note has it. */
  readonly threadNumbers: ReadonlyMap<string, number>
}

/** What rendering a review needs to know besides the text. */
export interface Scene extends Marking {
  readonly review: Review
  readonly people: People
}

/** The content of a textblock with its suggestions. Stretches with the same suggestions are one `ins` or `del`. */
export function inlineHtml(block: Node, scene: Marking): Html {
  const out: Html[] = []
  let run: Node[] = []
  const flush = (): void => {
    if (run.length) out.push(runHtml(run, scene))
    run = []
  }
  block.forEach((child) => {
    if (run[0] && trackingKey(run[0]) !== trackingKey(child)) flush()
    run.push(child)
  })
  flush()
  return join([...out, endHtml(block, scene), ...threadReferences(block, scene)])
}

/** An inserted or struck paragraph end, as a pilcrow. */
function endHtml(block: Node, scene: Marking): Html {
  const pm = block.attrs['pm'] as { i?: string[]; d?: string[] } | null
  if (!pm) return NOTHING
  return tracked(text('¶'), { ins: pm.i, del: pm.d }, scene)
}

function runHtml(run: readonly Node[], scene: Marking): Html {
  const first = run[0]!
  const ins = idsOf(first, 'ins')
  const del = idsOf(first, 'del')
  const changed = ins !== undefined || del !== undefined
  return tracked(join(run.map((node) => leafHtml(node, changed, scene))), { ins, del }, scene)
}

function tracked(
  content: Html,
  { ins, del }: { ins: readonly string[] | undefined; del: readonly string[] | undefined },
  scene: Marking,
): Html {
  const inner = del ? trackedBy('del', del, content, scene) : content
  return ins ? trackedBy('ins', ins, inner, scene) : inner
}

function trackedBy(tag: 'ins' | 'del', ids: readonly string[], content: Html, scene: Marking): Html {
  const { voice } = scene
  const signs = ids.map((id) => scene.signOf(id, tag === 'ins' ? 'insertedBy' : 'deletedBy'))
  const title = signs.map((sign) => sign.title).join('; ')
  const start = say(voice, tag === 'ins' ? 'insertionStart' : 'deletionStart')
  return element(
    tag,
    { datetime: signs[0]?.datetime, title, class: signs[0]?.class },
    aside(voice, `${start} `),
    content,
    aside(voice, say(voice, 'markEnd')),
  )
}

/** Words for screen readers only, which mostly pass over `ins` and `del` in silence. */
function aside(voice: Voice, words: string): Html {
  return element('span', { class: 'aside', lang: voice.locale }, text(words))
}

function leafHtml(node: Node, changed: boolean, scene: Marking): Html {
  const content = node.isText ? (changed ? shown(node.text!) : text(node.text!)) : atomHtml(node)
  return node.marks.reduceRight((inner, mark) => markHtml(mark, inner, scene), content)
}

function atomHtml(node: Node): Html {
  if (node.type.name === 'hard_break') return element('br', {})
  if (node.type.name === 'image') return element('span', { class: 'image' }, shown(String(node.attrs['alt'])))
  if (node.type.name === 'rule') return element('span', { class: 'rule' }, text('―――'))
  return element('code', { class: 'raw' }, shown(String(node.attrs['text'] ?? node.type.name)))
}

function markHtml(mark: Mark, inner: Html, scene: Marking): Html {
  switch (mark.type.name) {
    case 'strong':
      return element('strong', {}, inner)
    case 'em':
      return element('em', {}, inner)
    case 'strike':
      return element('s', {}, inner)
    case 'code':
      return element('code', {}, inner)
    case 'link':
      // The address shows but is not followed: a report is read, not browsed from.
      return element('span', { class: 'link', title: String(mark.attrs['href']) }, inner)
    case 'cmt':
      return element('span', { class: 'thread-text' }, inner)
    case 'fmt': {
      const { props } = mark.attrs['chg'] as { props: { id: string }[] }
      const title = props.map((p) => scene.signOf(p.id, 'proposedBy').title).join('; ')
      return element('span', { class: 'format', title }, inner)
    }
    default:
      return inner
  }
}

/** Links from a text to the notes of the threads on it. */
function threadReferences(block: Node, scene: Marking): Html[] {
  const ids = new Set<string>()
  block.forEach((child) =>
    child.marks.forEach((mark) => mark.type.name === 'cmt' && ids.add(String(mark.attrs['id']))),
  )
  return [...ids].flatMap((id) => {
    const number = scene.threadNumbers.get(id)
    if (!number) return []
    const label = say(scene.voice, 'thread', { number })
    const link = element('a', { href: `#thread-${number}`, title: label }, text(`[${number}]`))
    return [element('sup', { class: 'reference' }, link)]
  })
}

function idsOf(node: Node, name: string): readonly string[] | undefined {
  const mark = node.marks.find((m) => m.type.name === name)
  return mark?.attrs['ids'] as string[] | undefined
}

function trackingKey(node: Node): string {
  return JSON.stringify([idsOf(node, 'ins') ?? null, idsOf(node, 'del') ?? null])
}
