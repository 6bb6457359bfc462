/** Throws when something that can never be false is false: a bug of ours, never an outcome of the user's input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`)
}

/** Makes the compiler prove that a switch over a union has named every member. */
export function exhausted(value: never): never {
  throw new Error(`not a member of the union: ${JSON.stringify(value)}`)
}
