/** Whether two names are one, however they are written: people are known to disputes by name only. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
  return plain(a) === plain(b)
}
