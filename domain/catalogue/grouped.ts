/** Rows by a key, in their order; keys in the order of their first row. */
export function grouped<Row, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, readonly Row[]> {
  const map = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = map.get(key)
    if (group) group.push(row)
    else map.set(key, [row])
  }
  return map
}
