/** Something that cannot be false unless the program is wrong; a bug, never a refusal. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${sentence}`)
}
