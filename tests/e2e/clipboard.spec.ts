import { type Page } from '@playwright/test'
import { Desk, selectIn } from './support/desk'
import { expect, test } from './support/stet'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const FIRST = 'Diese Richtlinie legt fest'

async function copy(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.evaluate(async (texts) => {
    const parts = Object.entries(texts).map(([kind, text]) => [kind, new Blob([text], { type: kind })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts) as never)])
  }, kinds)
}

const pasted = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

let desk: Desk
let base: string[]
test.beforeEach(async ({ page, stet }) => {
  await stet.begin(page)
  desk = await Desk.open(page, 'German')
  base = await desk.blocks()
})
test.afterEach(async () => {
  await desk.saved()
  expect(await desk.original()).toEqual(base)
})

test('plain text is pasted as an insertion, line by line', async ({ page }) => {
  await copy(page, { 'text/plain': ' genau und' })
  await desk.caretAfter(FIRST)
  await desk.press('Control+v')
  await expect.poll(() => desk.marks()).toEqual(['+ genau und'])
  await copy(page, { 'text/plain': 'eins\n\nzwei' })
  await desk.caretAfter('beide Richtlinien gelten.')
  await desk.press('Control+v')
  await expect.poll(async () => (await desk.blocks()).length).toBeGreaterThan(base.length)
  expect((await desk.marks()).slice(1)).toEqual(['+eins', '+zwei'])
})

test('HTML is pasted as paragraphs, lists and bold, without its script, style and ids', async ({ page }) => {
  const html = `<style>p{color:red}</style><p data-bid="foreign">Ein <b>fetter</b> Satz.</p>
    <ul><li><p>Punkt</p></li></ul><ins data-ids="x.1">fremd</ins><script>window.hit = 1</script>
    <img src="http://evil.test/x.png" onerror="window.hit = 2">`
  await copy(page, { 'text/html': html, 'text/plain': 'Ein fetter Satz.' })
  await desk.caretAfter('beide Richtlinien gelten.')
  await desk.press('Control+v')
  await expect(desk.text.locator('strong', { hasText: 'fetter' })).toHaveCount(1)
  await expect(desk.text.locator('p[data-list="bullet"]', { hasText: 'Punkt' })).toHaveCount(1)
  await expect(desk.text.locator('[data-bid="foreign"], [data-ids="x.1"], script, style, img')).toHaveCount(0)
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined()
})

test('pasting over a selection strikes it', async ({ page }) => {
  await copy(page, { 'text/plain': 'Zweifel' })
  await desk.select('Betrug')
  await desk.press('Control+v')
  await expect.poll(() => desk.marks()).toEqual(['-Betrug', '+Zweifel'])
})

test('copy and cut give the text as it reads, without marks', async ({ page }) => {
  await desk.select('Betrug')
  await desk.type('Täuschung')
  const stretch = 'Creator vor BetrugTäuschung. Sie umfasst'
  await desk.select(stretch)
  await desk.press('Control+c')
  await expect.poll(() => pasted(page)).toBe('Creator vor Täuschung. Sie umfasst')
  const html = await page.evaluate(async () => {
    const [first] = await navigator.clipboard.read()
    return (await first!.getType('text/html')).text()
  })
  expect(html).not.toMatch(/<(ins|del)\b|data-ids|data-bid=/)

  await selectIn(desk.text, { words: stretch, from: 0, to: stretch.length })
  await desk.press('Control+x')
  // Three strokes: the word in the middle was struck before, the two beside it now.
  const struck = ['-Creator vor ', '-Betrug', '-. Sie umfasst']
  await expect.poll(() => desk.marks()).toEqual(struck)
  await desk.caretAfter('die strengere Regel.')
  await desk.press('Control+v')
  await expect.poll(() => desk.marks()).toEqual([...struck, '+Creator vor Täuschung. Sie umfasst'])
})

test('dragging words moves them: struck there, inserted here', async ({ page }) => {
  const block = desk.block('Sie gilt für alle Creator')
  await block.scrollIntoViewIfNeeded()
  await desk.select('Creator, Hosts, ')
  const [from, to] = await desk.text.evaluate((root) => {
    const chosen = window.getSelection()!.getRangeAt(0).getClientRects()[0]!
    const blocks = [...root.querySelectorAll('p')]
    const target = blocks.find((one) => one.textContent.startsWith('Sie gilt für alle'))!
    const node = target.firstChild as Text
    const at = node.data.indexOf('alle ')
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const place = range.getBoundingClientRect()
    return [
      { x: chosen.x + chosen.width / 2, y: chosen.y + chosen.height / 2 },
      { x: place.x + 0.5, y: place.y + place.height / 2 },
    ] as const
  })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x - 8, from.y, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => desk.marks()).toEqual(['+Creator, Hosts, ', '-Creator, Hosts, '])
  expect((await desk.clean()).join('\n')).toContain('Sie gilt für Creator, Hosts, alle Zuschauer')
})
