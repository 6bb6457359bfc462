import { type CDPSession } from '@playwright/test'
import { Desk } from './support/desk'
import { expect, test } from './support/stet'

async function compose(ime: CDPSession, ...stages: string[]): Promise<void> {
  for (const text of stages)
    await ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
}

const commit = (ime: CDPSession, text: string): Promise<unknown> => ime.send('Input.insertText', { text })

test.describe('Japanese', () => {
  let desk: Desk
  let base: string[]
  let ime: CDPSession
  test.beforeEach(async ({ page, stet }) => {
    await stet.begin(page)
    desk = await Desk.open(page, 'Japanese')
    base = await desk.blocks()
    ime = await page.context().newCDPSession(page)
  })
  test.afterEach(async () => {
    await desk.saved()
    expect(await desk.original()).toEqual(base)
  })

  test('a word is composed, becomes one insertion and one step of undo', async () => {
    await desk.caretAfter('本ポリシーは、')
    await compose(ime, 'ｋ', 'か', 'かい', '会社')
    await commit(ime, '会社')
    await expect.poll(() => desk.marks()).toEqual(['+会社'])
    await compose(ime, 'の', 'のた', 'のため')
    await commit(ime, 'のため')
    await expect.poll(() => desk.marks()).toEqual(['+会社のため'])
    await desk.press('Control+z')
    await expect.poll(() => desk.marks()).toEqual(['+会社'])
    await desk.press('Control+z')
    await expect.poll(() => desk.marks()).toEqual([])
    expect(await desk.blocks()).toEqual(base)
  })

  test('over a selection the struck words stay to be read', async () => {
    await desk.select('プレゼント企画の実施方法')
    await compose(ime, 'け', 'けい', '景品')
    await commit(ime, '景品')
    await expect.poll(() => desk.marks()).toEqual(['-プレゼント企画の実施方法', '+景品'])
    await desk.press('Control+z')
    await expect.poll(() => desk.marks()).toEqual([])
  })

  test('beside a deletion neither takes anything of the other', async () => {
    await desk.select('すべての')
    await desk.press('Backspace')
    await expect.poll(() => desk.marks()).toEqual(['-すべての'])
    await desk.press('ArrowRight', 'ArrowLeft')
    await compose(ime, 'ぜ', 'ぜん', '全')
    await commit(ime, '全')
    await expect.poll(async () => (await desk.marks()).sort()).toEqual(['+全', '-すべての'])
    await desk.press('Control+z')
    await expect.poll(() => desk.marks()).toEqual(['-すべての'])
  })

  test('a composition that is given up leaves the text as it was', async () => {
    await desk.caretAfter('本ポリシーは、')
    await compose(ime, 'か', 'かい', '')
    await expect.poll(() => desk.blocks()).toEqual(base)
    await desk.caretAfter('規則が適用されます。')
    expect(await desk.marks()).toEqual([])
  })

  test('leaving in the middle of a composition keeps what was there', async ({ page }) => {
    await desk.caretAfter('本ポリシーは、')
    await compose(ime, 'か', 'かい')
    await page.getByRole('button', { name: 'Threads', exact: true }).click()
    await expect.poll(() => desk.marks()).toEqual(['+かい'])
  })
})

test('Arabic is written from right to left and tracked', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'Arabic')
  const base = await desk.blocks()
  await expect(desk.text).toHaveAttribute('dir', 'rtl')
  await expect(desk.text).toHaveAttribute('lang', 'ar')
  await expect(desk.source).toHaveAttribute('dir', 'ltr')
  await desk.caretAfter('تحدد هذه السياسة')
  await desk.type(' الجديدة')
  expect(await desk.marks()).toEqual(['+ الجديدة'])
  await desk.select('الاحتيال')
  await desk.type('الغش')
  expect(await desk.marks()).toEqual(['+ الجديدة', '-الاحتيال', '+الغش'])
  const sides = await desk.text.evaluate((root) => {
    const [first, second] = [...root.querySelectorAll('ins')].map((el) => el.getBoundingClientRect())
    const block = root.querySelector('ins')!.closest('p')!.getBoundingClientRect()
    return { inside: first!.right <= block.right && second!.left >= block.left }
  })
  expect(sides.inside).toBe(true)
  await desk.saved()
  expect(await desk.original()).toEqual(base)
})

test('Hindi: Backspace takes a whole conjunct, and undo brings it back', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'Hindi')
  const base = await desk.blocks()
  const last = (text: string): Promise<string> =>
    page.evaluate((words) => {
      const parts = [...new Intl.Segmenter('hi', { granularity: 'grapheme' }).segment(words)]
      return parts.at(-1)!.segment
    }, text)
  const before = 'यह दर्शकों को पैसे ख़र्च करने के दबाव से और क्रि'
  const conjunct = await last(before)
  expect(conjunct.length).toBeGreaterThan(2)
  await desk.caretAfter(before)
  await desk.press('Backspace')
  expect(await desk.marks()).toEqual([`-${conjunct}`])
  await desk.press('Control+z')
  expect(await desk.marks()).toEqual([])
  await desk.caretAfter('यह नीति')
  await desk.press('Backspace', 'Backspace')
  expect(await desk.marks()).toEqual(['-नीति'])
  await desk.saved()
  expect(await desk.original()).toEqual(base)
})
