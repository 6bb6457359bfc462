import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a zip made by hand: every field may lie. Field names after PKWARE APPNOTE 4.3. */
export interface RawEntry {
  readonly name: string | Buffer
  readonly content?: Buffer | string
  readonly method?: number
  readonly flags?: number
  readonly madeBy?: number
  readonly mode?: number
  readonly crc?: number
  readonly size?: number
  readonly localName?: string
  /** Compressed bytes, where they are not what `content` gives. */
  readonly packed?: Buffer
  /** Where the local header is said to be, by the index of another entry. */
  readonly at?: number
}

export interface RawEnd {
  readonly count?: number
  readonly directoryAt?: number
  readonly comment?: Buffer
}

export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const add = (...bytes: Buffer[]): void => bytes.forEach((b) => (length += parts[parts.push(b) - 1]!.length))
  const full = entries.map(complete)
  full.forEach((e, k) => {
    offsets.push(e.at === undefined ? length : offsets[e.at]!)
    if (e.at !== undefined) return void k
    const name = e.localName === undefined ? e.name : Buffer.from(e.localName)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    fields(head, e, 4)
    head.writeUInt16LE(name.length, 26)
    add(head, name, e.packed)
  })
  const directoryAt = length
  full.forEach((e, k) => {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(e.madeBy, 4)
    fields(head, e, 6)
    head.writeUInt16LE(e.name.length, 28)
    head.writeUInt32LE((e.mode << 16) >>> 0, 38)
    head.writeUInt32LE(offsets[k]!, 42)
    add(head, e.name)
  })
  const tail = Buffer.alloc(22)
  const comment = end.comment ?? Buffer.alloc(0)
  tail.writeUInt32LE(0x06054b50, 0)
  tail.writeUInt16LE((end.count ?? entries.length) & 0xffff, 8)
  tail.writeUInt16LE((end.count ?? entries.length) & 0xffff, 10)
  tail.writeUInt32LE(length - directoryAt, 12)
  tail.writeUInt32LE(end.directoryAt ?? directoryAt, 16)
  tail.writeUInt16LE(comment.length, 20)
  add(tail, comment)
  return Buffer.concat(parts)
}

type Complete = Required<Omit<RawEntry, 'localName' | 'at' | 'content' | 'name'>> &
  Pick<RawEntry, 'localName' | 'at'> & { readonly name: Buffer }

function complete(e: RawEntry): Complete {
  const content = Buffer.from(e.content ?? '')
  const method = e.method ?? 8
  return {
    name: Buffer.from(e.name),
    method,
    flags: e.flags ?? 0x800,
    madeBy: e.madeBy ?? (3 << 8) | 20,
    mode: e.mode ?? 0o100644,
    crc: e.crc ?? crc32(content),
    size: e.size ?? content.length,
    packed: e.packed ?? (method === 8 ? deflateRawSync(content) : content),
    ...(e.localName !== undefined && { localName: e.localName }),
    ...(e.at !== undefined && { at: e.at }),
  }
}

function fields(head: Buffer, e: Complete, at: number): void {
  head.writeUInt16LE(20, at)
  head.writeUInt16LE(e.flags, at + 2)
  head.writeUInt16LE(e.method, at + 4)
  head.writeUInt32LE(0x00210000, at + 6)
  head.writeUInt32LE(e.crc >>> 0, at + 10)
  head.writeUInt32LE(e.packed.length, at + 14)
  head.writeUInt32LE(e.size, at + 18)
}
