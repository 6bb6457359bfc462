import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { useTranslation } from 'react-i18next'
import { listOf } from '../../../core/compare'
import { markViews, nodeViews } from '../../editor'
import { directionOf } from '../../i18n'

interface RedlineViewProps {
  readonly redline: Node
  readonly locale: string
  /** Index of the change that is looked at; -1 for none. */
  readonly current: number
}

/** The redline to read and to copy, not to edit. */
export function RedlineView({ redline, locale, current }: RedlineViewProps) {
  const { t } = useTranslation('compare')
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const places = useMemo(() => listOf(redline).clauses.map(({ pos }) => pos), [redline])
  const words = useMemo(
    () => ({ label: t('redline'), insertion: t('mark.insertion'), deletion: t('mark.deletion') }),
    [t],
  )
  useLayoutEffect(() => {
    const made = new EditorView(place.current!, {
      state: EditorState.create({ doc: redline }),
      editable: () => false,
      nodeViews,
      markViews: markViews((_ids, kind) => words[kind]),
      attributes: {
        class: 'text',
        role: 'document',
        tabindex: '0',
        lang: locale,
        dir: directionOf(locale),
        translate: 'no',
        'aria-label': words.label,
      },
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [redline, locale, words])
  useEffect(() => {
    const pos = places[current]
    const node = pos === undefined ? null : redline.nodeAt(pos)
    if (!view.current) return
    const marked = node && Decoration.node(pos!, pos! + node.nodeSize, { class: 'current-change' })
    view.current.setProps({ decorations: () => (marked ? DecorationSet.create(redline, [marked]) : null) })
    const dom = pos === undefined ? null : view.current.nodeDOM(pos)
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  }, [redline, places, current, words, locale])
  return <div className="compare-text" ref={place} data-view="all" />
}
