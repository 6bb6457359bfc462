import { useTranslation } from 'react-i18next'
import { type DispositionRow, isOwnName } from '../../../core/collation'
import { Badge } from '../../ui'
import { propertyWish } from '../../property-words'
import { When } from '../collate/when'
import { TONES } from '../receipt/tones'

interface CellProps {
  readonly row: DispositionRow
}

/** Where it is; the number leads to the place in Collate. */
export function ClauseCell({ row, onShow }: CellProps & { readonly onShow: (row: DispositionRow) => void }) {
  const { t } = useTranslation('disposition')
  const { clause, matter } = row
  return (
    <span role="gridcell" className="disposition-cell">
      {clause && <bdi className="disposition-number">{clause.number}</bdi>}
      <span className="disposition-clause" dir="auto">
        {clause?.start}
      </span>
      {clause?.heading && clause.heading !== clause.start && (
        <span className="note disposition-under" dir="auto">
          {clause.heading}
        </span>
      )}
      {matter !== null && (
        <button type="button" className="link-button" tabIndex={-1} onClick={() => onShow(row)}>
          {t('show')}
        </button>
      )}
    </span>
  )
}

/** What is wanted, against what there is. */
export function BaseCell({ row }: CellProps) {
  const { t } = useTranslation('disposition')
  return (
    <span role="gridcell" className="disposition-cell">
      <span className="note">
        {t(`kind.${row.kind}`)}
        {row.class && row.class !== 'thread' && <> · {t(`class.${row.class}`)}</>}
      </span>
      <Wording row={row} wording={row.proposal} />
      <Marks row={row} />
    </span>
  )
}

function Wording({ row, wording }: CellProps & { readonly wording: string }) {
  const { t } = useTranslation('disposition')
  const { kind, base, property } = row
  if (property !== null) return <span>{propertyWish(property, parsed(wording))}</span>
  if (kind === 'thread')
    return (
      <>
        {base !== '' && (
          <q className="note" dir="auto">
            {base}
          </q>
        )}
        <span className="disposition-words" dir="auto">
          {wording}
        </span>
      </>
    )
  if (base === '' && wording === '') return <span className="note">{t('noText')}</span>
  return (
    <span className="disposition-words" dir="auto">
      {base !== '' && base !== wording && <del>{base}</del>}{' '}
      {wording !== '' && (base === wording ? wording : <ins>{wording}</ins>)}
    </span>
  )
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

function Marks({ row: { errorTypes, necessities } }: CellProps) {
  const { t } = useTranslation('disposition')
  if (!errorTypes.length && !necessities.length) return null
  return (
    <span className="disposition-marks">
      {errorTypes.map((one) => (
        <Badge key={one}>{t(`errorType.${one}`)}</Badge>
      ))}
      {necessities.map((one) => (
        <Badge key={one}>{t(`necessity.${one}`)}</Badge>
      ))}
    </span>
  )
}

/** Who wants it, and how many that are. */
export function WhoCell({ row: { supporters, support, reviewers } }: CellProps) {
  const { t } = useTranslation('disposition')
  return (
    <span role="gridcell" className="disposition-cell">
      <span className="disposition-support">{t('ofReviewers', { support, reviewers })}</span>
      {supporters === null ? (
        <span className="note">{t('namesHidden')}</span>
      ) : (
        <ul className="disposition-people">
          {supporters.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </span>
  )
}

/** The outcome, how the question stands, and the version in which it came out. */
export function DecisionCell({ row }: CellProps) {
  const { t } = useTranslation('disposition')
  const { outcome, state, dispute, published } = row
  return (
    <span role="gridcell" className="disposition-cell">
      <span>
        <Badge tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Badge>
      </span>
      {state === 'late' && <span className="note">{t('state.late')}</span>}
      {dispute && (
        <span className="note">
          {t(ruledHow(dispute), {
            name: dispute.ruledBy ?? dispute.adjudicator,
            adjudicator: dispute.adjudicator,
          })}
        </span>
      )}
      {published && <span className="note">{t('publishedIn', { version: published.version })}</span>}
    </span>
  )
}

function ruledHow({ ruledBy, adjudicator }: NonNullable<DispositionRow['dispute']>) {
  if (ruledBy === null) return 'waitsFor'
  return isOwnName(adjudicator, { name: ruledBy }) ? 'adjudicatedBy' : 'adjudicatedInPlace'
}

/** What the place reads now; nothing where it reads as proposed or as before. */
export function ResultCell({ row }: CellProps) {
  const { t } = useTranslation('disposition')
  const { kind, property, outcome, result, state } = row
  const decided = state !== null && state !== 'open' && outcome !== 'open' && kind === 'change'
  return (
    <span role="gridcell" className="disposition-cell">
      {decided && property === null && (
        <span className="disposition-words" dir="auto">
          {result === '' ? <span className="note">{t('noText')}</span> : result}
        </span>
      )}
      {decided && property !== null && result !== '' && <span>{propertyWish(property, parsed(result))}</span>}
    </span>
  )
}

/** Why, who decided and when; before that, the reasons that the reviewers gave. */
export function ReasonCell({ row: { code, reason, by, at, said } }: CellProps) {
  const { t } = useTranslation('disposition')
  return (
    <span role="gridcell" className="disposition-cell">
      {code && <span>{t(`code.${code}`)}</span>}
      {reason !== null && (
        <q dir="auto" className="disposition-words">
          {reason}
        </q>
      )}
      {by !== null && (
        <span className="note">
          <bdi>{by}</bdi> {at !== null && <When at={at} />}
        </span>
      )}
      {by === null &&
        said.map((one) => (
          <q key={one} dir="auto" className="note">
            {one}
          </q>
        ))}
    </span>
  )
}
