import type { Client } from '../contract'

export type UploadClient = Pick<Client, 'upload.start' | 'upload.append' | 'upload.cancel'>

export interface Outbound {
  readonly path: string
  readonly blob: Blob
}

/** A piece stays under the contract's limit of 720,000 base64 characters. */
const PIECE_BYTES = 512 * 1024

/**
 * Sends files to the backend in pieces and gives the name of the upload. `goOn` hears before the first and after
 * each piece how many bytes are there. When it says no the answer is null; then, and when sending fails, the backend
 * forgets what came.
 */
export async function sendFiles(
  client: UploadClient,
  files: readonly Outbound[],
  goOn: (done: number) => boolean,
): Promise<string | null> {
  const sizes = files.map(({ path, blob }) => ({ path, size: blob.size }))
  const { upload } = await client['upload.start']({ files: sizes })
  try {
    if (await sendPieces(client, upload, { files, goOn })) return upload
  } catch (error) {
    await client['upload.cancel']({ upload }).catch(() => undefined)
    throw error
  }
  await client['upload.cancel']({ upload })
  return null
}

async function sendPieces(
  client: UploadClient,
  upload: string,
  { files, goOn }: { readonly files: readonly Outbound[]; readonly goOn: (done: number) => boolean },
): Promise<boolean> {
  let done = 0
  if (!goOn(done)) return false
  for (const [file, { blob }] of files.entries())
    for (let offset = 0; offset < blob.size; offset += PIECE_BYTES) {
      const piece = new Uint8Array(await blob.slice(offset, offset + PIECE_BYTES).arrayBuffer())
      await client['upload.append']({ upload, file, offset, bytes: toBase64(piece) })
      done += piece.length
      if (!goOn(done)) return false
    }
  return true
}

function toBase64(bytes: Uint8Array): string {
  // In slices, for a call takes only so many arguments.
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(parts.join(''))
}
