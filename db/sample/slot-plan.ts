import { invariant } from '../../domain/invariant.ts'
import type { Category } from './categories.ts'
import { categories } from './categories.ts'
import type { Form } from './series.ts'
import type { SlotGroup } from './slots.ts'
import { slotGroups } from './slots.ts'
import type { Position } from './words.ts'
import { positions } from './words.ts'

type Reach = keyof SlotGroup

export type Slot = {
  /** `hinge-upper`: the kind of part, and where it sits when there are several. */
  readonly name: string
  readonly category: Category
  readonly position: Position | null
  readonly reach: Reach
}

const reaches: readonly Reach[] = ['sibling', 'series', 'colour', 'common']
const byId: ReadonlyMap<string, Category> = new Map(categories.map((row) => [row.id, row]))

function categoryOf(id: string): Category {
  const category = byId.get(id)
  invariant(category !== undefined, `unknown category ${id}`)
  return category
}

function isPosition(word: string): word is Position {
  return word in positions
}

function parseSlot(text: string, reach: Reach): Slot {
  const [id = '', where] = text.split(':')
  if (where === undefined) return { name: id, category: categoryOf(id), position: null, reach }
  invariant(isPosition(where), `unknown position in ${text}`)
  return { name: `${id}-${where}`, category: categoryOf(id), position: where, reach }
}

/** The slots of an appliance's bill of materials, in the order of the tables. */
export function slotsOf(form: Form): Slot[] {
  return slotGroups[form].flatMap((group) =>
    reaches.flatMap((reach) =>
      group[reach]
        .split(/\s+/)
        .filter((text) => text !== '')
        .map((text) => parseSlot(text, reach)),
    ),
  )
}
