import { useLayoutEffect, useRef } from 'react'
import type { MarkupView } from '../../store/desk'
import { useDeskParts } from './context'

/** Where ProseMirror draws the text under review. React leaves what is inside alone. */
export function EditorPlace({ hidden, view }: { readonly hidden: boolean; readonly view: MarkupView }) {
  const { session } = useDeskParts()
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => session.mount(place.current!), [session])
  return <div className="target" ref={place} data-view={view} hidden={hidden} />
}
