/**
 * How many random rounds the laws are tried in, and from which seed. STET_SCRIPTS=200000 is the long mode, STET_SEED=n
 * repeats a run. The seed changes from run to run, except on CI: there a change is judged by the same rounds as the
 * one before it, and a fault that random rounds find is found by whoever runs them, with its seed printed.
 */
export const SCRIPTS = Number(process.env['STET_SCRIPTS'] ?? 20_000)
export const SEED = Number(
  process.env['STET_SEED'] ?? (process.env['CI'] ? 20_261_123 : Date.now() % 1_000_000),
)
