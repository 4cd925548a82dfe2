/** Most first by the first count, then by the next; what is equal in all of them by code, so that the order is always the same. */
export function ranked<Row>(
  rows: readonly Row[],
  counts: readonly ((row: Row) => number)[],
  codeOf: (row: Row) => string,
): readonly Row[] {
  return rows.toSorted((one, other) => {
    const decisive = counts.find((count) => count(one) !== count(other))
    if (decisive) return decisive(other) - decisive(one)
    return codeOf(one) < codeOf(other) ? -1 : 1
  })
}
