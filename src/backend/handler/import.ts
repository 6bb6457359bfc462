import { importFiles } from '../transfer/import-file'
import { progressTeller } from '../transfer/progress'
import type { Context, Some } from './context'

export function importHandlers({
  workspace,
  uploads,
}: Context): Some<'upload.start' | 'upload.append' | 'upload.cancel' | 'import.start'> {
  return {
    'upload.start': async ({ files }) => ({ upload: await uploads.start(files) }),
    'upload.append': async ({ upload, file, offset, bytes }) => ({
      received: await uploads.append(upload, file, offset, Buffer.from(bytes, 'base64')),
    }),
    'upload.cancel': async ({ upload }) => {
      await uploads.cancel(upload)
      return {}
    },
    'import.start': async ({ upload }) => {
      try {
        const files = await uploads.collect(upload)
        const { ports, tell } = workspace
        const onProgress = progressTeller(upload, tell)
        const content = await workspace.content()
        const report = await importFiles(files, { content, now: ports.now(), onProgress, tell })
        if (report.accepted) tell({ kind: 'library.changed' })
        return report
      } finally {
        await uploads.cancel(upload)
      }
    },
  }
}
