import { Refusal } from '../../contract'
import { Glossary, NodeJson, problem } from '../../core/model'
import { jsonOrNull } from '../disk/sealed'
import { importFiles } from '../transfer/import-file'
import { progressTeller } from '../transfer/progress'
import { readLibrary } from '../workspace/library'
import { readRenderingJson } from '../workspace/renderings'
import type { Context, Some } from './context'

export function libraryHandlers({
  workspace,
  uploads,
}: Context): Some<
  | 'library.read'
  | 'document.read'
  | 'glossary.read'
  | 'upload.start'
  | 'upload.append'
  | 'upload.cancel'
  | 'import.start'
> {
  return {
    'library.read': async () => readLibrary(workspace, await workspace.content()),
    'document.read': async ({ pack, digest, ...name }) => {
      const { packs } = await workspace.content()
      const { json, rendering } = await readRenderingJson(packs, await packs.find(pack, digest), name)
      return { doc: NodeJson.parse(json), rendering }
    },
    'glossary.read': async ({ pack, digest }) => {
      const { packs } = await workspace.content()
      const found = await packs.find(pack, digest)
      const path = found.manifest.glossary?.path
      if (!path) return { entries: [] }
      const glossary = Glossary.safeParse(jsonOrNull((await packs.file(found, path)).toString('utf8')))
      if (!glossary.success) throw new Refusal(problem('glossary-invalid', path))
      return glossary.data
    },
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
