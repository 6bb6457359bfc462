import { Check, ChevronDown, ChevronRight } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, countReviewers } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { collationStore, useOpen } from '../../store/collation-window'
import { tick, tickTo, toggleClause } from './list-acts'
import { MatterWords } from './matter-line'
import { type ClauseLine, type Row, rowsOf } from './rows'
import { shownNow } from './shown'
import { select, useView, viewStore } from './view'

interface Place {
  readonly index: number
  /** Pixels from the top of the list. */
  readonly start: number
  readonly measure: (element: Element | null) => void
}

interface ClauseRowProps extends Place {
  readonly row: ClauseLine
  readonly isCurrent: boolean
}

/** A clause with how much there is to decide in it. */
export const ClauseRow = memo(function ClauseRow({ row, index, start, measure, isCurrent }: ClauseRowProps) {
  const { t } = useTranslation('collate')
  const locale = useOpen((open) => open.head.locale)
  const Icon = row.isOpen ? ChevronDown : ChevronRight
  return (
    // The keys are the tree's: it has the focus, and names this row as the active one.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`row-${row.key}`}
      ref={measure}
      data-index={index}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-expanded={row.isOpen}
      aria-selected={isCurrent}
      aria-current={isCurrent || undefined}
      className="row-clause"
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => {
        select(row.key, 'stay')
        toggleClause(row)
      }}
    >
      <Icon aria-hidden size={14} className="row-fold" />
      <span className="row-number">{row.number ?? ''}</span>
      {row.clause === null ? (
        <span className="row-text">{t('clause.none')}</span>
      ) : (
        <bdi className="row-text" lang={locale} dir={directionOf(locale)} translate="no">
          {row.text}
        </bdi>
      )}
      <span className="row-classes">
        {row.classes.map(({ class: group, count }) => (
          <span key={group} className="row-class" data-class={group} title={t(`class.${group}`)}>
            <span className="visually-hidden">
              {t('list.classCount', { class: t(`class.${group}`), count })}
            </span>
            <span aria-hidden>{count}</span>
          </span>
        ))}
      </span>
      <span className="row-open" data-none={row.undecided === 0 || undefined}>
        {row.undecided === 0 ? t('list.allDecided') : t('list.undecided', { count: row.undecided })}
      </span>
    </div>
  )
}, sameClauseProps)

function sameClauseProps(a: ClauseRowProps, b: ClauseRowProps): boolean {
  return a.isCurrent === b.isCurrent && samePlace(a, b) && a.row === b.row
}

interface MatterRowProps extends Place {
  readonly matter: Matter
  readonly isCurrent: boolean
}

/** One matter in the list. */
export const MatterRow = memo(
  function MatterRow({ matter, index, start, measure, isCurrent }: MatterRowProps) {
    const { t } = useTranslation('collate')
    const total = useOpen((open) => countReviewers(open.folded))
    const isTicked = useView((view) => view.ticked.has(matter.id))
    const onClick = (event: MouseEvent): void => {
      if (event.shiftKey) tickTo(rowsNow(), index)
      else if (event.ctrlKey || event.metaKey) tick(matter.id)
      else select(matter.id, 'stay')
    }
    const supporters = matter.wishes[0]?.support ?? 0
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        id={`row-${matter.id}`}
        ref={measure}
        data-index={index}
        role="treeitem"
        tabIndex={-1}
        aria-level={2}
        aria-selected={isTicked}
        aria-current={isCurrent || undefined}
        className="row-matter"
        data-state={matter.state}
        style={{ transform: `translateY(${start}px)` }}
        onClick={onClick}
      >
        <TickBox id={matter.id} isTicked={isTicked} />
        <span className="row-body">
          <MatterWords matter={matter} />
          <span className="row-facts">
            <span className="row-class-name" data-class={matter.class}>
              {t(`class.${matter.class}`)}
            </span>
            <span>
              {matter.thread
                ? t(`desk:threadKind.${matter.thread.thread.kind}`)
                : matter.wishes.length > 1
                  ? t('list.alternatives', { count: matter.wishes.length })
                  : t('lane.support', { count: supporters, total })}
            </span>
            <span className="row-state">{t(`state.${matter.state}`)}</span>
          </span>
        </span>
      </div>
    )
  },
  (a, b) => a.matter === b.matter && a.isCurrent === b.isCurrent && samePlace(a, b),
)

function samePlace(a: Place, b: Place): boolean {
  return a.index === b.index && a.start === b.start && a.measure === b.measure
}

function TickBox({ id, isTicked }: { readonly id: string; readonly isTicked: boolean }) {
  const onClick = (event: MouseEvent): void => {
    event.stopPropagation()
    if (event.shiftKey) return
    tick(id)
  }
  return (
    // Only the mouse needs it: Space ticks the row, and the row says whether it is ticked.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span className="row-tick" data-ticked={isTicked || undefined} onClick={onClick} aria-hidden>
      {isTicked && <Check size={12} strokeWidth={3} />}
    </span>
  )
}

/** The rows as the list has them now; a shift-click names its row by the place it was drawn at. */
function rowsNow(): Row[] {
  const { open } = collationStore.getState()
  const { closed, outline } = viewStore.getState()
  return rowsOf(shownNow().matters, open?.folded.clauses ?? [], outline === 'clauses' ? 'all' : closed)
}
