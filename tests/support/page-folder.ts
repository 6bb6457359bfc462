import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder as the build makes one, with what must never be served beside and within it. */
export function makePageFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'stet-page-'))
  const page = join(root, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  mkdirSync(join(page, '.git'))
  writeFileSync(join(root, 'secret.js'), 'SECRET')
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Stet</title>')
  writeFileSync(join(page, 'assets/index-1.js'), 'void 0')
  writeFileSync(join(page, 'assets/index-1.css'), 'body {}')
  writeFileSync(join(page, 'assets/index-1.js.map'), 'SECRET')
  writeFileSync(join(page, '.env.js'), 'SECRET')
  writeFileSync(join(page, '.git/config.js'), 'SECRET')
  writeFileSync(join(page, 'notes'), 'SECRET')
  symlinkSync(join(root, 'secret.js'), join(page, 'link.js'))
  symlinkSync(root, join(page, 'outside'))
  return page
}
