import type { Output } from '../../contract'
import type { Digest, PackId, PublishLog } from '../../core/model'
import type { PackShelf } from '../workspace/pack-shelf'
import { type TextName, publishLogsOf } from '../workspace/versions'

type Line = Output<'clause.history'>['lines'][number]

/**
 * What became of a clause through the versions of a pack, newest first: as the publish logs of all versions in the
 * library tell it, those of versions in between that are not here too.
 */
export async function clauseHistory(
  packs: PackShelf,
  asked: TextName & { readonly pack: PackId; readonly clause: string },
): Promise<Line[]> {
  const versions = (await packs.list()).filter(({ manifest }) => manifest.id === asked.pack)
  const digests = new Map<string, Digest>()
  const logs = new Map<string, { version: string; log: PublishLog }>()
  for (const pack of versions) {
    const { previous, version } = pack.manifest
    digests.set(version, pack.digest)
    if (previous) digests.set(previous.version, previous.digest)
    for (const one of await publishLogsOf(packs, pack, asked)) {
      digests.set(one.log.from.version, one.log.from.packDigest)
      logs.set(`${one.version} ${one.log.approval.entry}`, one)
    }
  }
  const lines = [...logs.values()].flatMap(({ version, log }) => {
    const packDigest = digests.get(version)
    const own = log.history.filter(({ clause }) => clause === asked.clause)
    return packDigest ? own.map((line): Line => ({ ...line, version, packDigest })) : []
  })
  return lines.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
