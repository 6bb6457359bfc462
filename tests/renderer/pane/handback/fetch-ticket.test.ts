import { describe, expect, it } from 'vitest'
import { digest } from '../../../../src/core/base'
import { fetchTicket } from '../../../../src/renderer/pane/handback/fetch-ticket'

const bytes = Uint8Array.from({ length: 1000 }, (_, n) => n % 256)
const ticket = { ticket: 't', name: 'a.zip', size: bytes.length, sha256: digest(bytes) } as never

function client(read: (offset: number) => { bytes: Uint8Array; next: number | null }) {
  return {
    'file.read': ({ offset }: { offset: number }) => {
      const piece = read(offset)
      return Promise.resolve({ bytes: Buffer.from(piece.bytes).toString('base64'), next: piece.next })
    },
  }
}
const honest = (offset: number) => ({
  bytes: bytes.slice(offset, offset + 300),
  next: offset + 300 < bytes.length ? offset + 300 : null,
})

describe('fetchTicket', () => {
  it('joins the pieces', async () => {
    const blob = await fetchTicket(client(honest), ticket)
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes)
  })
  it.each([
    ['a piece is cut off', (at: number) => ({ ...honest(at), bytes: honest(at).bytes.slice(1) })],
    [
      'a byte is another',
      (at: number) => ({ ...honest(at), bytes: honest(at).bytes.map((b, n) => (n === 5 ? b ^ 1 : b)) }),
    ],
    ['there is more than was said', (at: number) => ({ bytes: new Uint8Array(2000), next: null, at })],
    ['it ends early', () => ({ bytes: bytes.slice(0, 300), next: null })],
    ['it never ends', () => ({ bytes: bytes.slice(0, 10), next: 0 })],
  ])('refuses the file when %s', async (_, read) => {
    await expect(fetchTicket(client(read), ticket)).rejects.toMatchObject({
      problem: { code: 'file-damaged' },
    })
  })
})
