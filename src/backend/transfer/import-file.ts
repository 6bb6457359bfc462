import { COLLATION_MANIFEST, RECEIPT_PATH } from '../../core/collation'
import { MANIFEST_PATH } from '../../core/handback'
import { type Result, fail, ok } from '../../core/base'
import { type ImportReport, type Problem, problem } from '../../core/model'
import { readArchive } from '../archive'
import { importCollation } from './collation-file'
import { importHandback } from './import-handback'
import { type ImportContext, importPack } from './import-pack'
import { importReceipt } from './receipt-import'
import { refusedReport } from './import-report'
import type { UploadedFile } from './uploads'

/** Takes in what came: one zip, or the files of a pack folder. Whatever it is, it ends in a report. */
export async function importFiles(
  files: readonly UploadedFile[],
  context: ImportContext,
): Promise<ImportReport> {
  const name = displayName(files)
  const entries = await entriesOf(files)
  if (!entries.ok) return refusedReport(name, 'unknown', entries.problem)
  const paths = [...entries.value.keys()]
  if (paths.includes(MANIFEST_PATH)) return importHandback(name, entries.value, context)
  if (paths.includes(COLLATION_MANIFEST)) return importCollation(name, entries.value, context)
  if (paths.includes(RECEIPT_PATH)) return importReceipt(name, entries.value, context)
  if (paths.some((path) => /^([^/]+\/)?pack[.]json$/.test(path)))
    return importPack(name, entries.value, context)
  return refusedReport(name, 'unknown', problem('not-ours', ''))
}

async function entriesOf(
  files: readonly UploadedFile[],
): Promise<Result<ReadonlyMap<string, Uint8Array>, Problem>> {
  const [only] = files
  if (!only) return fail(problem('nothing-to-import', ''))
  if (files.length === 1) return readArchive(only.bytes)
  const paths = files.map(({ path }) => path.replaceAll('\\', '/').replace(/^\/+/, ''))
  return ok(new Map(files.map(({ bytes }, i) => [paths[i] ?? '', bytes])))
}

function displayName(files: readonly UploadedFile[]): string {
  const parts = (files[0]?.path ?? '').split(/[\\/]/).filter(Boolean)
  return (files.length === 1 ? parts[parts.length - 1] : parts[0]) ?? ''
}
