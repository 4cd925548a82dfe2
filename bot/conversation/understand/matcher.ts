/** Finds words of a list in a text: the first from the left, and there the longest. */
export type Matcher<Value> = {
  find(text: string): readonly { start: number; end: number; value: Value }[]
  words(): Iterable<string>
}

/** Words must be folded as the texts will be. Words that mean the same key are merged by `merge`. */
export function buildMatcher<Value>(
  entries: Iterable<readonly [string, Value]>,
  merge: (one: Value, other: Value) => Value,
): Matcher<Value> {
  const values = new Map<string, Value>()
  const lengths = new Map<string, Set<number>>()
  for (const [word, value] of entries) {
    const [first] = word
    if (first === undefined) continue
    const known = values.get(word)
    values.set(word, known === undefined ? value : merge(known, value))
    const key = word.slice(0, 2)
    lengths.set(key, (lengths.get(key) ?? new Set()).add(word.length))
  }
  // A word of one character begins like longer ones, so its length counts with theirs.
  for (const [key, set] of lengths) if (lengths.has(key.slice(0, 1))) set.add(1)
  const longestFirst = new Map(
    [...lengths].map(([first, set]) => [first, [...set].sort((one, other) => other - one)]),
  )

  // By UTF-16 unit: where no word begins, nothing is cut out of the text and looked up.
  const begins = new Uint8Array(0x1_0000)
  for (const key of lengths.keys()) begins[key.charCodeAt(0)] = 1

  const at = (text: string, start: number) => {
    if (begins[text.charCodeAt(start)] === 0) return null
    if (isInsideWord(text, start)) return null
    const possible =
      longestFirst.get(text.slice(start, start + 2)) ?? longestFirst.get(text.charAt(start)) ?? []
    for (const length of possible) {
      const end = start + length
      if (end > text.length) continue
      const value = values.get(text.slice(start, end))
      if (value !== undefined && standsAlone(text, start, end)) return { start, end, value }
    }
    return null
  }
  const find = (text: string) => {
    const found: { start: number; end: number; value: Value }[] = []
    let start = 0
    while (start < text.length) {
      const hit = at(text, start)
      if (hit) found.push(hit)
      start = hit ? hit.end : start + 1
    }
    return found
  }
  return { find, words: () => values.keys() }
}

/** Where a run of Latin letters and digits goes on no word begins; this is asked before anything is looked up. */
const isInsideWord = (text: string, start: number) =>
  isLatin(text.charCodeAt(start)) && start > 0 && isLatin(text.charCodeAt(start - 1))

const isLatin = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)

/** A word in Latin letters is not found inside another one; Chinese has no such limits. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (isInsideWord(text, start)) return false
  const next = text.charCodeAt(end)
  return !(isLatin(text.charCodeAt(end - 1)) && next >= 97 && next <= 122)
}
