import type { ChangeWish, Item } from './understood.ts'

/** `再补一台风机进去，KFR-35GW/BP的`: a model that comes late belongs to the line that was added. */
export function withLateModel(
  wishes: readonly ChangeWish[],
  read: readonly { readonly wish: ChangeWish; readonly said: boolean }[],
): readonly ChangeWish[] {
  const late = read.find(({ wish, said }) => !said && wish.kind === 'set' && isModelOnly(wish.to))
  if (late?.wish.kind !== 'set') return withLateCount(wishes, read)
  const { model } = late.wish.to
  return wishes.map((wish) => {
    if (wish.kind === 'add' && wish.item.model === null)
      return { ...wish, item: { ...wish.item, model } }
    if (wish.kind !== 'by' || wish.line.kind !== 'item' || wish.line.item.model !== null)
      return wish
    return { ...wish, line: { kind: 'item', item: { ...wish.line.item, model } } }
  })
}

/** `把风机也加上，1个`: a number that comes late belongs to the line that was added. */
function withLateCount(
  wishes: readonly ChangeWish[],
  read: readonly { readonly wish: ChangeWish; readonly said: boolean }[],
): readonly ChangeWish[] {
  const late = read.find(({ wish, said }) => !said && wish.kind === 'set' && isCountOnly(wish.to))
  if (late?.wish.kind !== 'set') return wishes
  const { quantity, unit } = late.wish.to
  return wishes.map((wish) =>
    wish.kind === 'add' && wish.item.quantity === null
      ? { ...wish, item: { ...wish.item, quantity, unit } }
      : wish,
  )
}

const isCountOnly = (item: Item) =>
  item.quantity !== null && item.code === null && item.name === null && item.model === null

/** A model and nothing else. */
export const isModelOnly = (item: Item) =>
  item.model !== null && item.code === null && item.name === null && item.quantity === null
