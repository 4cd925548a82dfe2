import type { Token } from './best-span.ts'

const words = /[a-z']+|\d+|\p{Script=Han}|([\ue000-\ue009])\1*|\S/gu

/** The tokens of a folded or masked text, so many at most: a covered piece is one, told by its sign. */
export function tokensOf(text: string, most = Number.POSITIVE_INFINITY): readonly Token[] {
  const found: Token[] = []
  for (const { index, 0: word, 1: cover } of text.matchAll(words)) {
    if (found.length === most) break
    found.push({ start: index, end: index + word.length, text: cover ?? word })
  }
  return found
}
