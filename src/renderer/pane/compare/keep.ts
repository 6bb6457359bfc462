import i18next from 'i18next'
import type { Node } from 'prosemirror-model'
import type { ChangeList } from '../../../core/compare'
import type { ReportStrings } from '../../../core/format/html'
import { saveBlob } from '../../save-blob'
import { appStore } from '../../store'
import { showToast } from '../../ui'
import { told } from './words'

/** What was compared, in words. */
export interface Labels {
  readonly title: string
  readonly locale: string
  readonly before: string
  readonly after: string
}

/** Puts the list of changes on the clipboard, one line for each changed clause. */
export async function copyList(list: ChangeList, labels: Labels): Promise<void> {
  const { title, before, after } = labels
  const lines = list.clauses.map((change, i) => {
    const values = { number: i + 1, told: told(change), heading: change.heading }
    return i18next.t(change.heading ? 'compare:copy.lineUnder' : 'compare:copy.line', values)
  })
  await navigator.clipboard.writeText(
    [i18next.t('compare:copy.title', { title, before, after }), ...lines].join('\n'),
  )
  showToast({ tone: 'good', title: i18next.t('compare:copy.done') })
}

// The page's own words are the report's; they come when a page is made.
const strings = import.meta.glob<ReportStrings>('../../../../resources/locales/*/report.json', {
  import: 'default',
})

/** Gives the redline as a page that needs nothing else. */
export async function savePage(redline: Node, labels: Labels): Promise<void> {
  const { writeRedline } = await import('../../../core/format/html')
  const { language } = i18next
  const own = strings[`../../../../resources/locales/${language}/report.json`]
  const english = strings['../../../../resources/locales/en/report.json']
  const words = { ...(await english?.()), ...(await own?.()) }
  const version = appStore.getState().view?.version ?? ''
  const [before, after] = [plain(labels.before), plain(labels.after)]
  const html = writeRedline({ redline, ...labels, before, after, version }, words, own ? language : 'en')
  const name = `${labels.title}.${labels.locale}.redline.html`.replace(/[\\/:*?"<>|]/g, '-')
  saveBlob(name, new Blob([html], { type: 'text/html' }))
}

/** The page fences off its values itself and would spell out the signs that the window does it with. */
function plain(words: string): string {
  return words.replace(/[\u2068\u2069]/g, '')
}
