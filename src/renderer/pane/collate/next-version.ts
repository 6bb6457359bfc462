/** A name for what comes after a version: its last number one higher, or the name with `.1` behind it. */
export function nextVersion(version: string): string {
  const found = /^(.*?)(\d+)(\D*)$/.exec(version)
  if (!found) return version === '' ? '1' : `${version}.1`
  const [, before = '', digits = '', after = ''] = found
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}${after}`
}
