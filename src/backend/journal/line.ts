import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { jsonOrNull } from '../disk/sealed'

/** Chain value before the first line. */
export const CHAIN_START = '0'.repeat(32)

/** One line of a segment: an entry with its number, or the segment's opening. */
const Body = z.union([
  z.object({ s: z.int().min(1), g: z.string(), entry: z.unknown() }),
  z.object({
    /** Number of the last entry before this segment. */
    after: z.int().min(0),
    /** Earlier segments of this process whose bytes beyond the given length were refused, never acknowledged. */
    refused: z.record(z.string(), z.int().min(0)),
  }),
])

export type LineBody = z.infer<typeof Body>

export interface Line {
  readonly chain: string
  readonly json: string
  readonly body: LineBody
}

/** `<crc32, 8 hex> <chain, 32 hex> <json>\n`; the CRC is of everything behind it. */
export function lineBytes(chain: string, json: string): Buffer {
  const rest = Buffer.from(`${chain} ${json}`)
  return Buffer.concat([Buffer.from(`${crcHex(rest)} `), rest, Buffer.from('\n')])
}

/** Links a line to everything before it: the first 128 bits of SHA-256 over the chain so far and the line's JSON. */
export function chainOf(before: string, json: string): string {
  return createHash('sha256').update(before).update(json).digest('hex').slice(0, 32)
}

/** Reads a line given without its newline; null unless every byte is as it was written. */
export function readLine(bytes: Buffer): Line | null {
  if (bytes.length < 43 || bytes[8] !== 0x20 || bytes[41] !== 0x20) return null
  if (crcHex(bytes.subarray(9)) !== bytes.toString('latin1', 0, 8)) return null
  const json = bytes.toString('utf8', 42)
  const body = Body.safeParse(jsonOrNull(json))
  return body.success ? { chain: bytes.toString('latin1', 9, 41), json, body: body.data } : null
}

function crcHex(bytes: Buffer): string {
  return (crc32(bytes) >>> 0).toString(16).padStart(8, '0')
}
