import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportReport, type Problem, problem, ProblemCode } from '../../../core/model'
import { problemWords } from '../../refusal'
import { type ImportJob, importStore, isOver, useImport } from '../../store'
import { Badge, Button, Dialog } from '../../ui'
import { JobProgress } from './job-progress'
import { ReportTable } from './report-table'

/** What is coming in and what became of it, one part for each file or folder. */
export function ImportDialog() {
  const { t } = useTranslation('library')
  const { t: tc } = useTranslation()
  const { jobs, shown } = useImport((state) => state)
  const [chosen, setChosen] = useState<number | null>(null)
  if (!shown || jobs.length === 0) return null
  const allOver = jobs.every(isOver)
  const current = jobs.find(({ id }) => id === chosen) ?? jobs.find((job) => !isOver(job)) ?? jobs[0]
  return (
    <Dialog
      title={t('import.title')}
      size={jobs.some(({ report }) => report) || jobs.length > 1 ? 'wide' : 'normal'}
      onClose={importStore.hide}
      actions={
        <Button look={allOver ? 'primary' : 'plain'} onPress={importStore.hide}>
          {allOver ? tc('close') : t('import.hide')}
        </Button>
      }
    >
      {jobs.length > 1 && (
        <ul className="jobs">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobLine job={job} isCurrent={job === current} onChoose={() => setChosen(job.id)} />
            </li>
          ))}
        </ul>
      )}
      {current && <JobBody job={current} />}
    </Dialog>
  )
}

interface JobLineProps {
  readonly job: ImportJob
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

function JobLine({ job, isCurrent, onChoose }: JobLineProps) {
  const { t } = useTranslation('library')
  return (
    <button type="button" className="job-line" aria-pressed={isCurrent} onClick={onChoose}>
      <bdi className="clip">{job.name}</bdi>
      <Badge tone={toneOf(job)}>{t(`import.phase.${outcomeOf(job)}`)}</Badge>
    </button>
  )
}

function JobBody({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('library')
  if (job.phase === 'cancelled') return <p>{t('import.cancelled', { name: job.name })}</p>
  if (job.problem) return <ProblemBody name={job.name} problem={job.problem} />
  if (job.report) return <ReportBody report={job.report} />
  return <JobProgress job={job} />
}

/** A file that was refused as a whole for one reason is told in full sentences, all else item by item. */
function ReportBody({ report }: { readonly report: ImportReport }) {
  const [only, ...more] = report.items
  const code = ProblemCode.safeParse(only?.reason)
  if (report.accepted || !only || more.length > 0 || !code.success) return <ReportTable report={report} />
  return <ProblemBody name={report.file} problem={problem(code.data, only.name)} />
}

interface ProblemBodyProps {
  readonly name: string
  readonly problem: Problem
}

function ProblemBody({ name, problem: refused }: ProblemBodyProps) {
  const { what, why, next } = problemWords(refused)
  return (
    <div className="refused" role="alert">
      <p className="refused-name">
        <bdi>{name}</bdi>
      </p>
      <p className="refused-what">{what}</p>
      <p>{why}</p>
      <p>{next}</p>
    </div>
  )
}

function outcomeOf(job: ImportJob): string {
  return job.phase === 'reported' && job.report?.accepted === false ? 'refused' : job.phase
}

function toneOf(job: ImportJob): 'good' | 'danger' | 'accent' | 'neutral' {
  const outcome = outcomeOf(job)
  if (outcome === 'reported') return 'good'
  if (outcome === 'refused') return 'danger'
  return outcome === 'sending' || outcome === 'reading' ? 'accent' : 'neutral'
}
