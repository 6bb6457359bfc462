import { crc32 } from 'node:zlib'
import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl'
import { type Result, fail, ok } from '../../core/base'
import { type Problem, type ProblemCode, problem } from '../../core/model'
import { isLitter, nameFault, nameKey } from './entry-name'
import type { Limits } from './limits'

type Entries = Map<string, Uint8Array>

/** A refusal on its way out of the reading loops; never leaves this file. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

function refuse(code: ProblemCode, detail: string): never {
  throw new Refused(problem(code, detail))
}

/**
 * Reads a zip by the rules of a hostile world: the central directory is judged whole before a byte is inflated,
 * and what is inflated is counted as it comes. PKWARE APPNOTE 6.3 names the fields.
 */
export async function readZip(bytes: Uint8Array, limits: Limits): Promise<Result<Entries, Problem>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isZip(buffer)) return fail(problem('not-a-zip', 'the file does not begin as a zip does'))
  if (buffer.length > limits.total) return fail(problem('too-large', `${buffer.length} bytes`))
  try {
    const zip = await openZip(buffer)
    if (zip.entryCount > limits.entries) refuse('too-large', `${zip.entryCount} entries`)
    const entries = await listEntries(zip, limits)
    checkEnd(zip, buffer)
    checkOverlap(entries, buffer.length)
    return ok(await extract(zip, entries, limits))
  } catch (e) {
    if (e instanceof Refused) return fail(e.problem)
    throw e
  }
}

function isZip(buffer: Buffer): boolean {
  const head = buffer.length >= 4 ? buffer.readUInt32LE(0) : 0
  return head === 0x04034b50 || (head === 0x06054b50 && buffer.length >= 22)
}

async function openZip(buffer: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(buffer, {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
  } catch {
    // The end of a zip tells where its directory lies: without it the file was cut or overwritten.
    return refuse('zip-torn', 'the end of the file is missing')
  }
}

async function listEntries(zip: ZipFile, limits: Limits): Promise<Entry[]> {
  const entries: Entry[] = []
  const keys = new Set<string>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.push(entry) > limits.entries) refuse('too-large', `more than ${limits.entries} entries`)
      checkEntry(entry, limits)
      const key = nameKey(entry.fileName.replace(/\/$/, ''))
      if (keys.has(key)) refuse('zip-hostile', `the same name twice: ${shown(entry)}`)
      keys.add(key)
      total += entry.uncompressedSize
      if (total > limits.total) refuse('too-large', `more than ${limits.total} bytes`)
    }
  } catch (e) {
    if (e instanceof Refused) throw e
    const why = e instanceof Error ? e.message : ''
    if (/path|character/i.test(why)) refuse('zip-hostile', 'a path that leaves the archive')
    if (/size mismatch/i.test(why)) refuse('zip-hostile', 'stored, but of two sizes')
    refuse('zip-torn', 'the directory cannot be read')
  }
  if (entries.length !== zip.entryCount) refuse('zip-hostile', 'another number of entries than told')
  return entries
}

/** The directory must fill all that lies before the end record: else the record counts too few entries. */
function checkEnd(zip: ZipFile, buffer: Buffer): void {
  // yauzl's types call its position in the directory a boolean.
  const cursor = zip.readEntryCursor as unknown as number
  const next = cursor + 4 <= buffer.length ? buffer.readUInt32LE(cursor) : 0
  if (next !== 0x06054b50 && next !== 0x06064b50) refuse('zip-torn', 'the directory and its end do not agree')
}

function checkEntry(entry: Entry, limits: Limits): void {
  const fault = nameFault(entry.fileName)
  if (fault) refuse('zip-hostile', `${fault}: ${shown(entry)}`)
  if (entry.isEncrypted()) refuse('zip-hostile', `encrypted: ${shown(entry)}`)
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    refuse('zip-hostile', `compressed in method ${entry.compressionMethod}: ${shown(entry)}`)
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  const folder = entry.fileName.endsWith('/')
  const unix = entry.versionMadeBy >>> 8 === 3 && type !== 0
  if (type === 0o120000 || (unix && type !== (folder ? 0o040000 : 0o100000)))
    refuse('zip-hostile', `a link or device: ${shown(entry)}`)
  if (folder && entry.uncompressedSize) refuse('zip-hostile', `a folder with content: ${shown(entry)}`)
  const { compressedSize, uncompressedSize } = entry
  if (uncompressedSize > 1_048_576 && uncompressedSize > compressedSize * limits.ratio)
    refuse('zip-hostile', `packed more than ${limits.ratio} to one: ${shown(entry)}`)
}

const shown = (entry: Entry): string => JSON.stringify(entry.fileName.slice(0, 100))

/** Entries that share bytes are how a small file holds a huge one. */
function checkOverlap(entries: readonly Entry[], size: number): void {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  sorted.forEach((entry, k) => {
    const least = 30 + entry.fileNameRaw.length + entry.compressedSize
    const end = entry.relativeOffsetOfLocalHeader + least
    const next = sorted[k + 1]?.relativeOffsetOfLocalHeader ?? size
    if (end > next) refuse('zip-hostile', `entries lie over one another: ${shown(entry)}`)
  })
}

async function extract(zip: ZipFile, entries: readonly Entry[], limits: Limits): Promise<Entries> {
  const files: [string, Uint8Array][] = []
  let total = 0
  for (const entry of entries) {
    if (entry.fileName.endsWith('/') || isLitter(entry.fileName)) continue
    const content = await inflate(zip, entry, limits.total - total)
    total += content.length
    if (crc32(content) !== entry.crc32) refuse('file-damaged', `checksum: ${shown(entry)}`)
    files.push([entry.fileName.normalize('NFC'), content])
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function inflate(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  try {
    const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false })
    if (!local.fileName.equals(entry.fileNameRaw))
      refuse('zip-hostile', `another name in front of the content: ${shown(entry)}`)
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > room) refuse('too-large', shown(entry))
      if (size > entry.uncompressedSize) refuse('zip-hostile', `longer than told: ${shown(entry)}`)
      pieces.push(piece)
    }
  } catch (e) {
    if (e instanceof Refused) throw e
    refuse('file-damaged', shown(entry))
  }
  if (size !== entry.uncompressedSize) refuse('file-damaged', `shorter than told: ${shown(entry)}`)
  return Buffer.concat(pieces)
}
