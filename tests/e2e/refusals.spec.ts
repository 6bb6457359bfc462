import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rawZip } from '../backend/archive/raw-zip'
import { projectRoot } from '../support/built'
import { closeImport, importFiles } from './support/library'
import { call, expect, test } from './support/stet'

const sample = join(projectRoot, 'resources/sample-pack/v1/live-gifting.stetpack')

const bad: readonly { name: string; says: string; bytes: () => Promise<Buffer | string> }[] = [
  {
    name: 'torn.stetpack',
    says: 'The file is not complete:',
    bytes: async () => (await readFile(sample)).subarray(0, 9000),
  },
  {
    name: 'holiday.zip',
    says: 'This is not a pack and not a handback:',
    bytes: () => Promise.resolve(rawZip([{ name: 'beach.txt', content: 'sun' }])),
  },
  {
    name: 'tomorrow.stetpack',
    says: 'This file needs a newer Stet:',
    bytes: () => Promise.resolve(rawZip([{ name: 'pack.json', content: newer('stet-pack') }])),
  },
  {
    name: 'hostile.zip',
    says: 'The file was refused:',
    bytes: () =>
      Promise.resolve(
        rawZip([
          { name: 'pack.json', content: '{}' },
          { name: '../../evil.txt', content: 'out' },
        ]),
      ),
  },
  {
    name: 'letter.pdf',
    says: 'This is not a file Stet can read:',
    bytes: () => Promise.resolve('%PDF-1.7 not for us'),
  },
]

function newer(format: string): string {
  return JSON.stringify({ format, formatVersion: 999, id: 'x', documents: [] })
}

test('a file that is torn, foreign, newer or hostile is refused in clear words and changes nothing', async ({
  page,
  stet,
}) => {
  const host = await stet.begin(page)
  const library = await call(page, 'library.read', {})
  const folders = await readdir(host.dataDir, { recursive: true })
  for (const { name, says, bytes } of bad) {
    const file = join(stet.folder, name)
    await writeFile(file, await bytes())
    const dialog = await importFiles(page, file)
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText(says)
    await expect(alert).toContainText('Nothing was changed.')
    await closeImport(page)
    expect(await call(page, 'library.read', {})).toEqual(library)
  }
  const after = await readdir(host.dataDir, { recursive: true })
  expect(after.filter((path) => !/upload|temp/.test(path)).sort()).toEqual(
    folders.filter((path) => !/upload|temp/.test(path)).sort(),
  )
})

test('several files at once are told apart: the good one comes in, the bad ones do not', async ({
  page,
  stet,
}) => {
  await stet.begin(page)
  const torn = join(stet.folder, 'torn.stetpack')
  await writeFile(torn, (await readFile(sample)).subarray(0, 9000))
  const second = join(projectRoot, 'resources/sample-pack/v2/live-gifting.stetpack')
  const dialog = await importFiles(page, [torn, second])
  await expect(dialog.getByRole('button', { name: /torn\.stetpack/ })).toContainText('Refused')
  await expect(dialog.getByRole('button', { name: /live-gifting\.stetpack/ })).toContainText('Imported')
  await closeImport(page)
  await expect(page.getByRole('treegrid').getByText('v2', { exact: true })).toBeVisible()
})
