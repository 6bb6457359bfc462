import type { Mark, Node } from 'prosemirror-model'
import type { EditorProps, NodeView } from 'prosemirror-view'
import { blockClauses } from './block-clauses'

/** What a screen reader says of a suggestion, e.g. who made it. */
export type Describe = (ids: readonly string[], kind: 'insertion' | 'deletion') => string

/** Node views of the document's wrappers: a section says how tall it will be, a table may scroll sideways. */
export const nodeViews: NonNullable<EditorProps['nodeViews']> = {
  section: (node) => new SectionView(node),
  table: (node) => new TableView(node),
}

/** Insertions and deletions with their roles, inside a suggestion that names its author. */
export function markViews(describe: Describe): NonNullable<EditorProps['markViews']> {
  const view = (kind: 'insertion' | 'deletion') => (mark: Mark) => {
    const ids = mark.attrs['ids'] as readonly string[]
    const dom = document.createElement('span')
    dom.className = 'suggestion'
    dom.setAttribute('role', 'suggestion')
    dom.setAttribute('aria-description', describe(ids, kind))
    const contentDOM = document.createElement(kind === 'insertion' ? 'ins' : 'del')
    contentDOM.setAttribute('role', kind)
    contentDOM.dataset['ids'] = ids.join(' ')
    contentDOM.dataset['session'] = (ids[0] ?? '').split('.')[0] ?? ''
    dom.append(contentDOM)
    return { dom, contentDOM }
  }
  return { ins: view('insertion'), del: view('deletion') }
}

/** Rough height of a section while the browser skips it: lines of text, in em of the column. */
export function estimateHeight(section: Node): number {
  let em = 0
  section.descendants((node) => {
    if (!node.isTextblock) return true
    em += 1.5 * Math.max(1, Math.ceil(node.content.size / 62)) + 0.8
    return false
  })
  return em
}

class SectionView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement

  constructor(node: Node) {
    this.dom = document.createElement('div')
    this.dom.className = 'section'
    this.dom.style.containIntrinsicBlockSize = `auto ${Math.round(estimateHeight(node))}em`
    this.contentDOM = this.dom
  }

  update(node: Node): boolean {
    return node.type.name === 'section'
  }

  ignoreMutation(mutation: { type: string }): boolean {
    return mutation.type === 'attributes'
  }
}

class TableView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private readonly table: HTMLTableElement

  constructor(node: Node) {
    this.dom = document.createElement('div')
    this.dom.className = 'table-frame'
    // The caret scrolls it; as a stop of its own Tab would end in the middle of the text.
    this.dom.tabIndex = -1
    this.table = document.createElement('table')
    this.contentDOM = document.createElement('tbody')
    this.table.append(this.contentDOM)
    this.dom.append(this.table)
    this.show(node)
  }

  update(node: Node): boolean {
    if (node.type.name !== 'table') return false
    this.show(node)
    return true
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && (mutation.target === this.dom || mutation.target === this.table)
  }

  private show(node: Node): void {
    this.dom.dataset['row'] = blockClauses(node).join(' ')
    const trk = node.attrs['trk'] as { i?: readonly string[]; d?: readonly string[] } | null
    setOrRemove(this.table, 'data-ins', trk?.i)
    setOrRemove(this.table, 'data-del', trk?.d)
    setOrRemove(
      this.table,
      'data-session',
      (trk?.d ?? trk?.i)?.slice(0, 1).map((id) => id.split('.')[0]!),
    )
  }
}

function setOrRemove(el: HTMLElement, name: string, ids: readonly string[] | undefined): void {
  if (ids?.length) el.setAttribute(name, ids.join(' '))
  else el.removeAttribute(name)
}
