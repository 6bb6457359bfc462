import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { client } from '../../api'
import { nodeViews } from '../../editor'
import { directionOf } from '../../i18n'
import { tellError } from '../../refusal'
import { useDeskParts } from './context'
import { readRendering } from './open-desk'

/** The text as the pack delivered it, accepted changes undone too: to read and to copy, not to edit. */
export function OriginalText({ onView }: { readonly onView: (view: EditorView | null) => void }) {
  const { session, opened } = useDeskParts()
  const place = useRef<HTMLDivElement>(null)
  const tell = useRef(onView)
  const doc = useDelivered()
  useLayoutEffect(() => {
    tell.current = onView
  })
  useLayoutEffect(() => {
    if (!doc) return
    const host = session.host()
    const { locale } = opened.review.head
    const view = new EditorView(place.current!, {
      state: EditorState.create({ doc }),
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
  }, [session, opened, doc])
  return <div className="target" data-view="original" ref={place} />
}

function useDelivered(): Node | null {
  const { opened, session } = useDeskParts()
  const [doc, setDoc] = useState<Node | null>(null)
  useEffect(() => {
    let gone = false
    const { document, locale } = opened.review.head
    session.host().settle()
    readRendering(client, opened.pack, document, locale)
      .then((read) => !gone && setDoc(read.doc))
      .catch(tellError)
    return () => {
      gone = true
    }
  }, [opened, session])
  return doc
}
