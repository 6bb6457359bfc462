import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PackSource {
  readonly market?: string
  readonly productLine?: string
  /** Words of the text, about; by default a handful of clauses. */
  readonly words?: number
}

/** Writes a folder of Markdown in English and German, to be built into a pack. Gives its path. */
export async function makePackSource(folder: string, id: string, pack: PackSource = {}): Promise<string> {
  const root = join(folder, `${id}-source`)
  const lines = [`id: ${id}`, `title: Rules of ${id}`, 'version: v1', 'sourceLocale: en']
  if (pack.market) lines.push(`market: ${pack.market}`)
  if (pack.productLine) lines.push(`productLine: ${pack.productLine}`)
  await mkdir(join(root, 'en'), { recursive: true })
  await mkdir(join(root, 'de'), { recursive: true })
  await writeFile(join(root, 'stet.yaml'), lines.join('\n'))
  const { words = 60 } = pack
  await writeFile(join(root, 'en/rules.md'), markdown('Rules', ENGLISH, words))
  await writeFile(join(root, 'de/rules.md'), markdown('Regeln', GERMAN, words))
  return root
}

const ENGLISH =
  'Every account must keep to the limits of its market unless a written exception says otherwise.'
const GERMAN =
  'Jedes Konto hält die Grenzen seines Marktes ein, es sei denn, eine Ausnahme sagt etwas anderes.'
const PER_SECTION = 12

/** Sections of numbered paragraphs: each clause is unlike every other, as in a real text. */
function markdown(title: string, sentence: string, words: number): string {
  const blocks = [`# ${title}`]
  const length = sentence.split(' ').length + 1
  const each = words > 1000 ? 3 : 1
  for (let n = 0; n * length * each < words; n++) {
    const section = Math.floor(n / PER_SECTION) + 1
    if (n % PER_SECTION === 0) blocks.push(`## ${section}. ${title} ${section}`)
    const sentences = Array.from({ length: each }, (_, k) => `(${n + 1}.${k + 1}) ${sentence}`)
    blocks.push(sentences.join(' '))
  }
  return `${blocks.join('\n\n')}\n`
}
