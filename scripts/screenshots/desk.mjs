// The reviewer's screens: three languages with work in them, threads, the library.
import {
  caret,
  confirm,
  openLanguage,
  replace,
  saved,
  select,
  take,
  thread,
  toLibrary,
  top,
} from './acts.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
export async function takeDesk(page) {
  await workOnArabic(page)
  await saved(page)
  await take(page, 'editor-ar')
  await toLibrary(page)
  await workOnJapanese(page)
  await saved(page)
  await take(page, 'editor-ja')
  await toLibrary(page)
  await workOnGerman(page)
  await saved(page)
  await take(page, 'editor-de')
  await page.getByRole('button', { name: 'Threads', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Threads', exact: true })
  await panel.getByRole('button', { name: /^Question/ }).click()
  await page.getByRole('button', { name: 'Apply as a change' }).waitFor()
  await saved(page)
  await take(page, 'threads')
  await page.getByRole('button', { name: 'Close the list' }).click()
  await top(page)
  await openCard(page, 'sämtliche')
  await page.emulateMedia({ colorScheme: 'dark' })
  await saved(page)
  await take(page, 'editor-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await toLibrary(page)
  await take(page, 'library')
}

/** A day's work of a reviewer of the German text. @param {Page} page */
export async function workOnGerman(page) {
  await openLanguage(page, 'German')
  await confirm(page, 12)
  await replace(page, 'Geschenke gesendet', 'Geschenke verschickt')
  await select(page, 'jede Phase')
  await page.keyboard.type('sämtliche Phasen')
  await openCard(page, 'sämtliche')
  const card = page.getByRole('article', { name: 'Replaced' }).filter({ hasText: 'sämtliche' })
  await card.getByLabel('Reason').fill('Glossary: “every stage” is plural here')
  await card.getByRole('button', { name: 'Error type' }).click()
  await page.getByRole('option', { name: 'Terminology' }).click()
  await card.getByRole('radio', { name: 'Preferential' }).click()
  await select(page, 'in jeder Sprache')
  await thread(page, 'Market issue', 'Does this hold for Swiss German as well?')
  await select(page, 'Handelsrichtlinie')
  await thread(page, 'Question', 'Is this the title of the published translation?', 'Richtlinie für Händler')
  await select(page, 'Commerce policy', '.lane-source')
  await thread(page, 'Ambiguity', 'Which commerce policy: the one for sellers or the one for buyers?')
  await select(page, 'Kostenpflichtige Abonnements und')
  await page.keyboard.press('Delete')
  await top(page)
  await openCard(page, 'sämtliche')
}

/** @param {Page} page @param {string} words */
function openCard(page, words) {
  return page.locator('article', { hasText: words }).getByRole('button').first().click()
}

/** @param {Page} page */
async function workOnArabic(page) {
  await openLanguage(page, 'Arabic')
  await confirm(page, 3)
  await replace(page, 'الاحتيال', 'الغش')
  await select(page, 'جميع مراحل الجلسة')
  await thread(page, 'Meaning', 'هل يشمل ذلك إعادة العرض؟')
  await caret(page, 'وبجميع اللغات')
  await page.keyboard.type(' دون استثناء')
  await select(page, 'لا تشمل هذه السياسة')
  await page.keyboard.press('Control+b')
  await top(page)
  await openCard(page, 'الغش')
}

/** @param {Page} page */
async function workOnJapanese(page) {
  await openLanguage(page, 'Japanese')
  await confirm(page, 4)
  await replace(page, '不正行為', '詐欺行為')
  await select(page, 'アーカイブ再生')
  await thread(page, 'Question', '用語集の「リプレイ」に合わせますか？', 'リプレイ')
  await page.getByRole('button', { name: 'Apply as a change' }).click()
  await caret(page, 'すべての市場')
  await page.keyboard.type('、地域')
  await top(page)
}
