import type { Sheet } from './sheet.ts'

/** A piece of a sentence that says one thing. Positions are those of the folded text. */
export type Clause = { readonly start: number; readonly end: number; readonly text: string }

const ends =
  /[^,，.;；!！?？\n:：/]+?(?=\s-+>?\s|(?<=\p{Script=Han})\s(?=[\p{Script=Han}\ue000-\ue009])|(?<=[\ue000-\ue009])\s(?=\p{Script=Han})|[,，.;；!！?？\n:：/]|$)/gu

/** Beyond so much of a message nobody explains anything any more. */
const mostRead = 800

/** The clauses of a message, without the marks that end them. */
export function clausesOf({ masked }: Sheet): readonly Clause[] {
  return [...masked.slice(0, mostRead).matchAll(ends)].map(({ index: start, 0: clause }) => {
    const text = clause.trimEnd()
    return { start, end: start + text.length, text }
  })
}
