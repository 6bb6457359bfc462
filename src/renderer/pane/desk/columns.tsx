import type { EditorView } from 'prosemirror-view'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api'
import { localeName } from '../../locale-name'
import { tellError } from '../../refusal'
import { draftOnSource } from '../thread'
import { useDesk, useDeskParts } from './context'
import { EditorPlace } from './editor-place'
import { Margin } from './margin'
import { type ReadText, readRendering } from './open-desk'
import { OriginalText } from './original-text'
import { TextLane } from './text-lane'

/** Below this width in pixels the source stands over its clause. */
const STACKED = 820
/** Below this width the cards fold to dots. */
const DOTS = 1080

/** Source, target and cards in one scroller: the target flows, the rest stands beside its lines. */
export function Columns() {
  const { layout, rooms } = useDeskParts()
  const view = useDesk((state) => state.view)
  const arrangement = useDesk((state) => state.layout)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useRef<HTMLDivElement>(null)
  const original = useRef<Shown>(null)
  const width = useWidth(scroller)
  const third = useThird()
  const reading = arrangement === 'reading'
  const size = width < STACKED ? 'stacked' : width < DOTS ? 'dots' : 'wide'
  useLayoutEffect(() => {
    rooms.arrange(reading ? 'reading' : size === 'stacked' ? 'stacked' : 'columns')
    layout.touch()
  }, [rooms, layout, reading, size, view])
  useFollowing(scroller, columns, original)
  return (
    <div
      className="desk-scroller"
      ref={scroller}
      data-size={size}
      data-layout={arrangement}
      data-third={third !== null}
    >
      <ColumnHeads third={third} reading={reading} />
      <div className="columns" ref={columns}>
        {!reading && <Lanes third={size === 'stacked' ? null : third} />}
        <EditorPlace hidden={view === 'original'} view={view} />
        {view === 'original' ? (
          <OriginalText
            onView={(shown) => {
              original.current = shown
              layout.touch()
            }}
          />
        ) : (
          <Margin />
        )}
      </div>
    </div>
  )
}

type Shown = EditorView | null

/** Measures the rows of whatever text is shown as it scrolls, grows and changes. */
function useFollowing(
  scroller: React.RefObject<HTMLElement | null>,
  columns: React.RefObject<HTMLElement | null>,
  original: React.RefObject<Shown>,
): void {
  const { session, layout } = useDeskParts()
  useEffect(() => {
    const follow = layout.follow(
      scroller.current!,
      columns.current!,
      () => original.current ?? session.host().view,
    )
    const stop = session.review.subscribe(() => layout.touch())
    return () => {
      stop()
      follow()
    }
  }, [layout, session, scroller, columns, original])
}

/** The source, and another language where one was chosen. */
function Lanes({ third }: { readonly third: ReadText | null }) {
  const { t, i18n } = useTranslation('desk')
  const { opened, session } = useDeskParts()
  const { source } = opened
  const onThread = useCallback(
    (clause: string) => draftOnSource(session, source.doc, clause),
    [session, source],
  )
  const language = ({ rendering }: ReadText): string => localeName(rendering.locale, i18n.language)
  return (
    <>
      <TextLane
        lane="source"
        text={source}
        label={t('column.sourceIn', { language: language(source) })}
        onThread={onThread}
      />
      {third && (
        <TextLane lane="third" text={third} label={t('column.thirdIn', { language: language(third) })} />
      )}
    </>
  )
}

function ColumnHeads({ third, reading }: { readonly third: ReadText | null; readonly reading: boolean }) {
  const { t, i18n } = useTranslation('desk')
  const { opened } = useDeskParts()
  const name = (locale: string): string => localeName(locale, i18n.language)
  return (
    <div className="column-heads" aria-hidden>
      {!reading && <span>{name(opened.source.rendering.locale)}</span>}
      {!reading && third && <span>{name(third.rendering.locale)}</span>}
      <span>{name(opened.review.head.locale)}</span>
      <span>{t('column.cards')}</span>
    </div>
  )
}

function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1200)
  useLayoutEffect(() => {
    const el = ref.current
    if (!el) return
    const watch = new ResizeObserver(() => setWidth(el.clientWidth))
    watch.observe(el)
    setWidth(el.clientWidth)
    return () => watch.disconnect()
  }, [ref])
  return width
}

/** The third column's text, read when it is chosen. */
function useThird(): ReadText | null {
  const { opened } = useDeskParts()
  const locale = useDesk((state) => state.third)
  const [text, setText] = useState<ReadText | null>(null)
  useEffect(() => {
    if (locale === null) return
    let gone = false
    readRendering(client, opened.pack, opened.review.head.document, locale)
      .then((read) => !gone && setText(read))
      .catch(tellError)
    return () => {
      gone = true
    }
  }, [locale, opened])
  return locale !== null && text?.rendering.locale === locale ? text : null
}
