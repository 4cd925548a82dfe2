import type { Sheet } from './sheet.ts'
import { isCalm, isPressing } from './tone.ts'
import type { Item, UnderstandContext } from './understood.ts'

/** What the decision rests on, read once. */
export type Facts = {
  readonly masked: string
  readonly question: boolean
  readonly items: readonly Item[]
  readonly parts: boolean
  readonly quantity: boolean
  readonly ref: boolean
  readonly tracking: boolean
  readonly place: boolean
  readonly hasDraft: boolean
  /** Speed was asked for, or said not to matter. */
  readonly pace: boolean
}

export function factsOf(
  sheet: Sheet,
  items: readonly Item[],
  question: boolean,
  context: UnderstandContext,
): Facts {
  const has = (kind: Sheet['marks'][number]['kind']) =>
    sheet.marks.some((mark) => mark.kind === kind)
  return {
    masked: sheet.masked,
    question,
    items,
    parts: items.some((item) => item.code !== null || item.name !== null),
    quantity: items.some((item) => item.quantity !== null),
    ref: has('ref'),
    tracking: has('tracking'),
    place: has('place'),
    hasDraft: context.hasDraft,
    pace: isCalm(sheet.masked) || isPressing(sheet.masked),
  }
}

/** A sentence without what some patterns find in it. */
export function without(text: string, ...patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (rest, pattern) =>
      rest.replace(new RegExp(pattern.source, 'gu'), (found) => ' '.repeat(found.length)),
    text,
  )
}
