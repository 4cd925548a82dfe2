/**
 * All that a global pattern finds, from the left; every match must take something in. `matchAll` copies its pattern each
 * time, which costs more than most searches in a sentence do.
 */
export function matchesIn(text: string, find: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  find.lastIndex = 0
  for (let match = find.exec(text); match; match = find.exec(text)) found.push(match)
  return found
}
