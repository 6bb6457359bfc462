import { type Client, type FileTicket, Refusal } from '../../../contract'
import { digest } from '../../../core/base'
import { problem } from '../../../core/model'

/** Fetches a made file in pieces and checks it against its digest. Rejects with a `Refusal` when it differs. */
export async function fetchTicket(client: Pick<Client, 'file.read'>, ticket: FileTicket): Promise<Blob> {
  const bytes = new Uint8Array(ticket.size)
  let filled = 0
  let offset: number | null = 0
  while (offset !== null) {
    const piece: { bytes: string; next: number | null } = await client['file.read']({
      ticket: ticket.ticket,
      offset,
    })
    const part = fromBase64(piece.bytes)
    if (offset + part.length > bytes.length) throw new Refusal(problem('file-damaged', ticket.name))
    bytes.set(part, offset)
    filled += part.length
    // A piece that does not lead on would be asked for for ever.
    if (piece.next !== null && piece.next <= offset) throw new Refusal(problem('file-damaged', ticket.name))
    offset = piece.next
  }
  if (filled !== ticket.size || digest(bytes) !== ticket.sha256)
    throw new Refusal(problem('file-damaged', ticket.name))
  return new Blob([bytes], { type: 'application/octet-stream' })
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
