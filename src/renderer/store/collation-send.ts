import type { Client, Output } from '../../contract'
import { MAX_REQUEST_BYTES } from '../../contract/wire'
import type { CollationId, KnownAct } from '../../core/model'
import { type UploadClient, sendFiles } from '../upload'

/** Room that the rest of a request may take. */
const MARGIN_BYTES = 4096

/** Enters acts all or none; what is too long for a request goes as an upload. */
export async function sendActs(
  client: UploadClient & Pick<Client, 'collation.save' | 'collation.save-upload'>,
  collation: CollationId,
  acts: readonly KnownAct[],
): Promise<Output<'collation.save'>> {
  const bytes = new TextEncoder().encode(JSON.stringify(acts))
  if (bytes.length < MAX_REQUEST_BYTES - MARGIN_BYTES)
    return client['collation.save']({ collation, acts: [...acts] })
  const files = [{ path: 'acts.json', blob: new Blob([bytes]) }]
  const upload = await sendFiles(client, files, () => true)
  return client['collation.save-upload']({ collation, upload: upload ?? '' })
}
