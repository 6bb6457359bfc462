import { join } from 'node:path'
import { readArchive } from '../archive'
import type { Workspace } from '../workspace/workspace'
import { importPack } from './import-pack'

/** Puts the sample pack into an empty data folder, so that there is something to do at once. Its failure is logged. */
export async function importSample(workspace: Workspace): Promise<void> {
  const { ports, disk, layout } = workspace
  if (!ports.samplePackDir) return
  const content = await workspace.content()
  if (content.mode === 'read') return
  if ((await disk.list(layout.packs)).length + (await disk.list(layout.reviews)).length > 0) return
  const folder = join(ports.samplePackDir, 'v1')
  for (const name of (await disk.list(folder)).filter((one) => one.endsWith('.stetpack'))) {
    const entries = await readArchive(join(folder, name))
    if (!entries.ok) return ports.log(`the sample pack cannot be read: ${entries.problem.code}`)
    const context = { content, now: ports.now(), onProgress: () => undefined, tell: () => undefined }
    const report = await importPack(name, entries.value, context)
    if (!report.accepted) ports.log(`the sample pack was refused: ${report.items[0]?.reason ?? ''}`)
  }
}
