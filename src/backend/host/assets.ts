import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface Asset {
  readonly body: Buffer
  readonly type: string
}

/** The built page, by path from the root: `/index.html`, `/assets/index-3f2a.js`. Nothing else is ever served. */
export type Assets = ReadonlyMap<string, Asset>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Reads the whole built page into memory, once. A request is then a look-up in a table: no path of a request
 * ever reaches the disk. Links, dot files and files of an unknown type are left out.
 */
export async function readAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>()
  await readInto(assets, folder, '')
  return assets
}

/** Finds what a request's path names; null for what is not ours or is spelled in a way no page of ours does. */
export function findAsset(assets: Assets, path: string): Asset | null {
  return assets.get(path === '/' ? '/index.html' : path) ?? null
}

async function readInto(assets: Map<string, Asset>, folder: string, at: string): Promise<void> {
  for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = `${at}/${entry.name}`
    if (entry.isDirectory()) await readInto(assets, folder, path)
    const type = TYPES[extname(entry.name)]
    if (entry.isFile() && type !== undefined)
      assets.set(path, { body: await readFile(join(folder, path)), type })
  }
}
