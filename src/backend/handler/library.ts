import { Refusal } from '../../contract'
import { Glossary, NodeJson, problem } from '../../core/model'
import { jsonOrNull } from '../disk/sealed'
import { readLibrary } from '../workspace/library'
import { readRenderingJson } from '../workspace/renderings'
import type { Context, Some } from './context'

export function libraryHandlers({
  workspace,
}: Context): Some<'library.read' | 'document.read' | 'glossary.read'> {
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
  }
}
