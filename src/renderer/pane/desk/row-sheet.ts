/** Makes room beside a taller source: the least heights of clauses, as a style sheet keyed by clause id. */
export interface RowSheet {
  /** Height of a lane's entry beside the clause; the tallest lane counts. */
  set(lane: string, clause: string, height: number): boolean
  /** Forgets a lane that was taken away. */
  drop(lane: string): void
  arrange(layout: 'columns' | 'stacked' | 'reading'): void
  remove(): void
}

export function makeRowSheet(): RowSheet {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const lanes = new Map<string, Map<string, number>>()
  const rules = new Map<string, CSSStyleDeclaration>()
  const state = { property: 'min-block-size' }
  const tallest = (clause: string): number =>
    Math.max(0, ...[...lanes.values()].map((heights) => heights.get(clause) ?? 0))
  const write = (clause: string): void => {
    const style = rules.get(clause) ?? addRule(clause)
    style.setProperty(state.property, `${tallest(clause)}px`)
  }
  const addRule = (clause: string): CSSStyleDeclaration => {
    const id = CSS.escape(clause)
    const rule = `.section > [data-bid="${id}"], .section > [data-row~="${id}"] {}`
    const at = sheet.insertRule(rule, sheet.cssRules.length)
    const { style } = sheet.cssRules[at] as CSSStyleRule
    rules.set(clause, style)
    return style
  }
  return {
    set: (lane, clause, height) => {
      const heights = lanes.get(lane) ?? new Map<string, number>()
      lanes.set(lane, heights)
      const whole = Math.ceil(height)
      if (heights.get(clause) === whole) return false
      heights.set(clause, whole)
      write(clause)
      return true
    },
    drop: (lane) => {
      const heights = lanes.get(lane)
      lanes.delete(lane)
      for (const clause of heights?.keys() ?? []) write(clause)
    },
    arrange: (layout) => {
      sheet.disabled = layout === 'reading'
      const property = layout === 'stacked' ? 'padding-block-start' : 'min-block-size'
      if (property === state.property) return
      for (const style of rules.values()) style.removeProperty(state.property)
      state.property = property
      for (const clause of rules.keys()) write(clause)
    },
    remove: () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
    },
  }
}
