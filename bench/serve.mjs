import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Serves the built pages and the made texts on this machine only. Gives the address and a way to stop. */
export async function serve(
  /** @type {string} */ folder,
  /** @type {(words: number) => Record<string, string>} */ texts,
) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const wanted = /^\/data\/(\d+)\/(\w+)\.json$/.exec(pathname)
    const read = wanted
      ? Promise.resolve(texts(Number(wanted[1]))[wanted[2]])
      : readFile(join(folder, normalize(pathname)))
    const answer = (/** @type {number} */ status, /** @type {string | Buffer} */ body) => {
      response.writeHead(status, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' })
      response.end(body)
    }
    read.then((body) => answer(200, body)).catch(() => answer(404, ''))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
