import { MessageSquarePlus } from 'lucide-react'
import { DOMSerializer, type Node } from 'prosemirror-model'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { blockText, schema } from '../../../core/doc'
import { blockClauses } from '../../editor'
import { directionOf } from '../../i18n'
import { IconButton } from '../../ui'
import { useDesk, useDeskParts, useReview, useRows } from './context'
import type { ReadText } from './open-desk'
import { type Unit, blocksOf, pairUnits } from './pairing'
import { useSourceMarks } from './source-marks'
import { goToClause, stepClause } from './acts'

export interface TextLaneProps {
  /** Name of the lane, for the room it asks for beside the text. */
  readonly lane: 'source' | 'third'
  readonly text: ReadText
  readonly label: string
  readonly onThread?: (clause: string) => void
}

/** Another rendering beside the text, clause by clause. Only what is near the window exists. */
export function TextLane({ lane, text, label, onThread }: TextLaneProps) {
  const { rooms, session, layout } = useDeskParts()
  const { locale } = text.rendering
  const rows = useRows()
  const active = useDesk((state) => state.clause)
  const known = useReview(() => session.index().byId.size)
  const beside = useMemo(
    () => pairUnits(text.doc, new Set(session.index().byId.keys())),
    // The pairs depend on which clauses there are, not on their words.
    // oxlint-disable-next-line react/exhaustive-deps
    [text.doc, known, session],
  )
  useEffect(() => () => rooms.drop(lane), [rooms, lane])
  const onHeight = useCallback(
    (clause: string, height: number) => {
      if (rooms.set(lane, clause, height)) layout.touch()
    },
    [rooms, lane, layout],
  )
  const onKeyDown = useSteps(beside)
  return (
    // The focus comes here by F6; the arrow keys then go from clause to clause, and Enter to the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={`lane lane-${lane}`}
      aria-label={label}
      lang={locale}
      dir={directionOf(locale)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {lane === 'source' && <TargetOnlyRows source={text.doc} />}
      {rows.flatMap((row) =>
        row.clauses.flatMap((clause) => {
          const units = beside.get(clause)
          if (!units) return []
          return [
            <Beside
              key={clause}
              clause={clause}
              units={units}
              top={row.top}
              active={active !== null && row.clauses.includes(active)}
              onHeight={onHeight}
              {...(onThread ? { onThread } : {})}
            />,
          ]
        }),
      )}
    </section>
  )
}

/** Says beside each row of the target what the source does not have. */
function TargetOnlyRows({ source }: { readonly source: Node }) {
  const rows = useRows()
  const paired = useMemo(() => new Set(blocksOf(source).flatMap(blockClauses)), [source])
  return rows
    .filter((row) => row.clauses.length > 0 && !row.clauses.some((clause) => paired.has(clause)))
    .map((row) => <TargetOnly key={row.clauses[0]} top={row.top} />)
}

/** The arrow keys of a lane that has the focus. */
function useSteps(beside: ReadonlyMap<string, readonly Unit[]>): (event: React.KeyboardEvent) => void {
  const { session } = useDeskParts()
  return (event) => {
    const to = event.target === event.currentTarget ? STEPS[event.key] : undefined
    if (!to) return
    event.preventDefault()
    stepClause(session, to, (clause) =>
      beside
        .get(clause)
        ?.map(({ node }) => blockText(node))
        .join(' '),
    )
  }
}

const STEPS: Readonly<Record<string, 'next' | 'previous' | 'text'>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'text',
}

/** Stands where the source has nothing for a clause of the target. */
function TargetOnly({ top }: { readonly top: number }) {
  const { t, i18n } = useTranslation('desk')
  return (
    <p
      className="target-only"
      lang={i18n.language}
      dir="auto"
      style={{ transform: `translateY(${Math.round(top)}px)` }}
    >
      {t('column.targetOnly')}
    </p>
  )
}

interface BesideProps {
  readonly clause: string
  readonly units: readonly Unit[]
  readonly top: number
  readonly active: boolean
  readonly onHeight: (clause: string, height: number) => void
  readonly onThread?: (clause: string) => void
}

const Beside = memo(function Beside({ clause, units, top, active, onHeight, onThread }: BesideProps) {
  const { session } = useDeskParts()
  const { t } = useTranslation('desk')
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const el = ref.current
    if (!el) return
    const watch = new ResizeObserver(() => onHeight(clause, el.offsetHeight))
    watch.observe(el)
    onHeight(clause, el.offsetHeight)
    return () => watch.disconnect()
  }, [clause, onHeight])
  const choose = (): void => {
    if (window.getSelection()?.isCollapsed ?? true) goToClause(session, clause)
  }
  return (
    <div
      ref={ref}
      className="beside"
      data-active={active || undefined}
      style={{ transform: `translateY(${Math.round(top)}px)` }}
    >
      {units.map((unit) => (
        // The keyboard way is the text itself: the clause with the caret is the one marked here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          key={unit.id}
          className="unit"
          data-paired={unit.paired}
          data-source-clause={unit.id}
          onClick={choose}
        >
          {!unit.paired && <span className="unit-label">{t('column.sourceOnly')}</span>}
          <UnitText node={unit.node} />
          {onThread && (
            <span className="unit-tools">
              <IconButton
                size="small"
                icon={MessageSquarePlus}
                label={t('thread.onSource')}
                onPress={() => onThread(unit.id)}
              />
            </span>
          )}
        </div>
      ))}
    </div>
  )
})

const serializer = DOMSerializer.fromSchema(schema)

/** The block as the document's schema draws it; it is never edited. */
function UnitText({ node }: { readonly node: Node }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    ref.current?.replaceChildren(serializer.serializeNode(node))
  }, [node])
  useSourceMarks(ref)
  return <div className="unit-text" ref={ref} translate="no" />
}
