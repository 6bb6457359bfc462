// Stands where 'electron' would resolve to: the real package, imported outside Electron, downloads its binary.
// A `vi.mock('electron', factory)` still wins over it.
throw new Error("A test imported 'electron' without vi.mock('electron', factory)")

export {}
