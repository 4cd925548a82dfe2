/**
 * The smallest list that still fails, found by leaving out parts: halves first, then smaller ones (the idea of delta
 * debugging, Zeller 1999). `fails` is asked at most `attempts` times; the order of the items stays.
 */
export async function shrink<Item>(
  items: readonly Item[],
  fails: (fewer: readonly Item[]) => Promise<boolean>,
  attempts: number,
): Promise<readonly Item[]> {
  let smallest = items
  let left = attempts
  let size = Math.ceil(items.length / 2)
  while (size >= 1 && left > 0) {
    let found = false
    for (let start = 0; start < smallest.length && left > 0; left -= 1) {
      const fewer = [...smallest.slice(0, start), ...smallest.slice(start + size)]
      if (await fails(fewer)) {
        smallest = fewer
        found = true
      } else start += size
    }
    if (size === 1 && !found) break
    size = found && size === 1 ? 1 : Math.floor(size / 2)
  }
  return smallest
}
