import { z } from 'zod'
import { type Result, canonicalJson, fail, ok } from '../base'
import { readEntry } from '../handback'
import { type Problem, RECEIPT_FORMAT, RECEIPT_FORMAT_VERSION, Receipt, problem } from '../model'

/** Name of the one entry of a receipt file. */
export const RECEIPT_PATH = 'receipt.json'

const Told = z.looseObject({ format: z.string(), formatVersion: z.int() })

/** The entries of a receipt file. Equal receipts give equal bytes. */
export function writeReceipt(receipt: Receipt): Map<string, Uint8Array> {
  return new Map([[RECEIPT_PATH, new TextEncoder().encode(canonicalJson(receipt))]])
}

/**
 * Reads the entries of a receipt file. Problems: `not-ours`, `newer-version`, `json-invalid`, `file-damaged` where
 * something else is in it. Unknown fields are carried.
 */
export function readReceipt(entries: ReadonlyMap<string, Uint8Array>): Result<Receipt, Problem> {
  const told = readEntry(entries, RECEIPT_PATH, Told)
  if (!told.ok) return told.problem.code === 'file-missing' ? fail(problem('not-ours', RECEIPT_PATH)) : told
  const { format, formatVersion } = told.value
  if (format !== RECEIPT_FORMAT) return fail(problem('not-ours', RECEIPT_PATH))
  if (formatVersion > RECEIPT_FORMAT_VERSION)
    return fail(problem('newer-version', `receipt format ${formatVersion}`))
  if (entries.size > 1) return fail(problem('file-damaged', 'an entry is not listed'))
  const receipt = readEntry(entries, RECEIPT_PATH, Receipt)
  return receipt.ok ? ok(receipt.value) : receipt
}
