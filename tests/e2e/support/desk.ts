import { expect, type Locator, type Page } from '@playwright/test'
import { language } from './library'
import { call } from './stet'

/** The desk with one review open on it, as a reviewer uses it. */
export class Desk {
  /** The text under review. */
  readonly text: Locator
  readonly margin: Locator
  readonly source: Locator

  constructor(readonly page: Page) {
    this.text = page.getByRole('textbox', { name: /^Target, / })
    this.margin = page.getByRole('complementary', { name: 'Changes and threads' })
    this.source = page.getByRole('region', { name: /^Source, / })
  }

  /** Opens a language from the library's unfolded document. */
  static async open(page: Page, name: string): Promise<Desk> {
    await language(page, name).click()
    const desk = new Desk(page)
    await desk.ready()
    return desk
  }

  async ready(): Promise<void> {
    await expect(this.text).toBeVisible()
    await expect(this.source.locator('.unit').first()).toBeVisible()
  }

  /** Waits until the screen says that everything is on disk. */
  async saved(): Promise<void> {
    await nextFrames(this.page)
    await expect(this.page.getByRole('status', { name: 'Saving' })).toHaveText('Saved')
  }

  /** The block that holds these words. */
  block(words: string): Locator {
    return this.text.locator('[data-bid], p, h1, h2, h3').filter({ hasText: words }).first()
  }

  cards(kind?: string): Locator {
    const cards = this.margin.locator('article[data-kind="change"]')
    return kind === undefined ? cards : cards.filter({ has: this.page.getByText(kind, { exact: true }) })
  }

  threads(): Locator {
    return this.margin.locator('article[data-kind="thread"]')
  }

  /** Selects words of the text as dragging over them would. */
  async select(words: string): Promise<void> {
    await selectIn(this.text, { words, from: 0, to: words.length })
  }

  async caretBefore(words: string): Promise<void> {
    await selectIn(this.text, { words, from: 0, to: 0 })
  }

  async caretAfter(words: string): Promise<void> {
    await selectIn(this.text, { words, from: words.length, to: words.length })
  }

  async caretIn(words: string, offset: number): Promise<void> {
    await selectIn(this.text, { words, from: offset, to: offset })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      // The browser tells the editor of a moved caret in a task of its own, later than a key of a machine comes.
      if (/Arrow|Home|End/.test(key)) await nextFrames(this.page)
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Chooses from a select box by its label. */
  async choose(within: Locator, label: string, option: string): Promise<void> {
    await within.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
    await expect(this.page.getByRole('listbox')).toBeHidden()
  }

  async view(name: 'All changes' | 'Simple' | 'Clean' | 'Original'): Promise<void> {
    const keys = { 'All changes': '1', Simple: '2', Clean: '3', Original: '4' }
    await this.page.keyboard.press(`Control+Shift+Digit${keys[name]}`)
    await expect(this.page.getByRole('button', { name: /How changes show/ })).toContainText(name)
  }

  /** The words of every block as the text was before any suggestion, from the original view. */
  async original(): Promise<string[]> {
    await this.view('Original')
    const text = this.page.getByRole('document', { name: /^Target, / })
    await expect(text).toBeVisible()
    const blocks = await blocksOf(text)
    await this.view('All changes')
    await expect(this.text).toBeVisible()
    return blocks
  }

  /** The words of every block as they stand in the editor, struck ones too. */
  blocks(): Promise<string[]> {
    return blocksOf(this.text)
  }

  /** What each block reads like with everything accepted, by what is marked as struck. */
  async clean(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, pre')].map((block) => {
        const copy = block.cloneNode(true) as Element
        copy.querySelectorAll('del').forEach((del) => del.remove())
        return copy.textContent
      }),
    )
  }

  /** The inserted and the struck words in reading order, `+` before the one and `-` before the other. */
  async marks(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...root.querySelectorAll('ins, del')].map(
        (el) => `${el.tagName === 'INS' ? '+' : '-'}${el.textContent}`,
      ),
    )
  }

  /** The review as it is on disk. */
  async stored(): Promise<StoredReview> {
    const { packs } = await call<Library>(this.page, 'library.read', {})
    const mine = packs.flatMap((pack) => pack.reviews).filter((review) => review.mine)
    const latest = mine.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt)).at(-1)
    return call<StoredReview>(this.page, 'review.read', { review: latest?.review })
  }
}

export interface Library {
  readonly packs: readonly {
    readonly title: string
    readonly reviews: readonly { review: string; locale: string; mine: boolean; updatedAt: string }[]
  }[]
}

/** The parts of a stored review that tests look into. */
export interface StoredReview {
  readonly rev: number
  readonly head: { readonly id: string; readonly author: { readonly id: string; readonly name: string } }
  readonly doc: object
}

function blocksOf(text: Locator): Promise<string[]> {
  return text.evaluate((root) =>
    [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, pre')].map((block) => block.textContent),
  )
}

/** Lets the page paint what it was just told. */
export function nextFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

/** Puts the selection on a stretch of the first block that holds the words, and lets the editor see it. */
export async function selectIn(
  text: Locator,
  stretch: { readonly words: string; readonly from: number; readonly to: number },
): Promise<void> {
  await text.evaluate((root: HTMLElement, { words, from, to }) => {
    const blocks = [...root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, pre')]
    const block = blocks.find((one) => one.textContent.includes(words))
    if (!block) throw new Error(`no block has the words: ${words}`)
    const start = block.textContent.indexOf(words)
    const at = (offset: number): [Node, number] => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      let left = offset
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node as Text
        if (left <= length) return [node, left]
        left -= length
      }
      return [block, block.childNodes.length]
    }
    block.scrollIntoView({ block: 'center' })
    if (root.isContentEditable) root.focus({ preventScroll: true })
    const [anchor, head] = [at(start + from), at(start + to)]
    window.getSelection()?.setBaseAndExtent(anchor[0], anchor[1], head[0], head[1])
  }, stretch)
  await nextFrames(text.page())
}
