// Measures one page of the benchmark in a browser, from an empty window to the last undo.

const KEYS = 40
const TYPED = 'policy text '
/** A fast typist. */
const KEY_GAP_MS = 60

/**
 * All figures of one page, in milliseconds and megabytes unless the name says otherwise.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ url: string, words: number, deep: boolean }} what
 */
export async function measure(browser, { url, words, deep }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`))
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in window)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    const ask = asker(page)
    await ask('load', words)
    const open = await ask('open')
    await ask('quiet')
    const heap = await heapOf(cdp)
    const typed = await typeKeys(cdp, ask)
    const modelUs = Math.min(...(await inTurn(3, () => ask('modelKey', 400))))
    if (!deep) return { open, heap, ...typed, modelUs }
    return { open, heap, ...typed, modelUs, ...(await bigEdits(cdp, ask)) }
  } finally {
    await context.close()
  }
}

/** @returns {(name: string, ...args: unknown[]) => Promise<any>} */
function asker(/** @type {import('@playwright/test').Page} */ page) {
  return (name, ...args) =>
    page.evaluate(([n, a]) => /** @type {any} */ (window).bench[n](...a), /** @type {const} */ ([name, args]))
}

async function typeKeys(cdp, ask) {
  await ask('placeCaret', 0.5)
  for (const key of TYPED) await press(cdp, key)
  await ask('quiet')
  await ask('watchKeys')
  const before = await taskSeconds(cdp)
  for (let i = 0; i < KEYS; i++) await press(cdp, TYPED[i % TYPED.length])
  const keys = await ask('keyTimes')
  // What a key leaves for a quiet moment belongs to it as well.
  await sleep(900)
  const cpu = ((await taskSeconds(cdp)) - before) * 1000
  return { keys, cpu: cpu / KEYS }
}

async function bigEdits(cdp, ask) {
  await ask('select', 0.3, 1000)
  await ask('watchKeys')
  await press(cdp, 'Delete')
  const [remove] = await ask('keyTimes')
  await ask('quiet')
  const out = { remove }
  for (const name of ['undo', 'acceptAll', 'undo', 'rejectAll', 'undo']) {
    const ms = await ask('act', name)
    if (name !== 'undo') out[name] = ms
    else if (out.acceptAll !== undefined && out.undo === undefined) out.undo = ms
    await ask('quiet')
  }
  return out
}

async function press(cdp, /** @type {string} */ key) {
  const code = key === ' ' ? 'Space' : key === 'Delete' ? key : `Key${key.toUpperCase()}`
  const codes = key === 'Delete' ? 46 : key.toUpperCase().charCodeAt(0)
  const common = { key, code, windowsVirtualKeyCode: codes }
  const text = key.length === 1 ? { text: key } : {}
  await cdp.send('Input.dispatchKeyEvent', {
    type: key.length === 1 ? 'keyDown' : 'rawKeyDown',
    ...common,
    ...text,
  })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })
  await sleep(KEY_GAP_MS)
}

async function heapOf(cdp) {
  await cdp.send('HeapProfiler.enable')
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.disable')
  return (await metric(cdp, 'JSHeapUsedSize')) / 2 ** 20
}

const taskSeconds = (cdp) => metric(cdp, 'TaskDuration')

async function metric(cdp, /** @type {string} */ name) {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((m) => m.name === name)?.value ?? NaN
}

async function inTurn(/** @type {number} */ times, act) {
  const out = []
  for (let i = 0; i < times; i++) out.push(await act())
  return out
}

const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))
