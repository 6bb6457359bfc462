import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useLayoutEffect, useRef } from 'react'
import { rejectAll } from '../../../core/suggestion'
import { nodeViews } from '../../editor'
import { directionOf } from '../../i18n'
import { useDeskParts } from './context'

/** The text as it was before anybody suggested anything: to read and to copy, not to edit. */
export function OriginalText({ onView }: { readonly onView: (view: EditorView | null) => void }) {
  const { session, opened } = useDeskParts()
  const place = useRef<HTMLDivElement>(null)
  const tell = useRef(onView)
  useLayoutEffect(() => {
    tell.current = onView
  })
  useLayoutEffect(() => {
    const host = session.host()
    host.settle()
    const { locale } = opened.review.head
    const view = new EditorView(place.current!, {
      state: EditorState.create({ doc: rejectAll(host.view.state.doc) }),
      editable: () => false,
      nodeViews,
      attributes: {
        class: 'text',
        role: 'document',
        tabindex: '0',
        lang: locale,
        dir: directionOf(locale),
        translate: 'no',
        'aria-label': host.view.dom.getAttribute('aria-label') ?? '',
      },
    })
    tell.current(view)
    return () => {
      tell.current(null)
      view.destroy()
    }
  }, [session, opened])
  return <div className="target" data-view="original" ref={place} />
}
