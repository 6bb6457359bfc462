import { connect } from 'node:net'

export interface RawReply {
  /** 0 when the connection was closed without an answer. */
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Sends exactly these bytes to a port of this machine and reads until the other side closes. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<RawReply> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes))
    socket.on('data', (piece) => pieces.push(piece))
    // A refusal in the middle of our sending may end in a reset: what arrived before it counts.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(parseReply(Buffer.concat(pieces).toString('latin1'))))
  })
}

function parseReply(text: string): RawReply {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end === -1 ? undefined : end).split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: end === -1 ? '' : text.slice(end + 4) }
}
