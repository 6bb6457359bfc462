import { type BuiltPack, buildPack, readPack } from '../../../src/core/pack'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A small pack of two documents in German and Arabic, with a glossary. */
export function smallPack(version = 'v1', extra = '', german = '', before?: BuiltPack): BuiltPack {
  const read = before && readPack(before.files)
  const files = new Map([
    [
      'stet.yaml',
      utf8(
        `id: gifts\ntitle: Gifts\nversion: ${version}\nsourceLocale: en\nglossary: glossary.csv\nmarket: DACH\n`,
      ),
    ],
    ['glossary.csv', utf8('id,en,de,ar\nhost,host,Gastgeber,مضيف\n')],
    ['en/gifts.md', utf8(`# Gifts\n\nNo gifts above 20 coins.\n\n- One\n- Two\n${extra}`)],
    ['de/gifts.md', utf8(`# Geschenke\n\nKeine Geschenke uber 20 Munzen.\n\n- Eins\n- Zwei\n${german}`)],
    ['ar/gifts.md', utf8('# الهدايا\n\nلا هدايا فوق 20 عملة.\n\n- واحد\n- اثنان\n')],
    ['en/bans.md', utf8('# Bans\n\nA ban lasts a week.\n')],
    ['de/bans.md', utf8('# Sperren\n\nEine Sperre dauert eine Woche.\n')],
  ])
  const built = buildPack({ files, name: 'gifts', ...(read?.ok ? { previous: read.value } : {}) })
  if (!built.ok) throw new Error(`${built.problem.code} ${built.problem.detail}`)
  return built.value
}
