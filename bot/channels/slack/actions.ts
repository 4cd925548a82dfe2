import type { Action, Style } from '../../conversation/card.ts'
import { packForm } from '../form.ts'
import { packPress } from './press-data.ts'
import { type Json, plain } from './text.ts'

/** What a pressed element is, by its `action_id`; the number makes the ids of one message differ. */
export const actionKinds = { press: 'press', form: 'form', say: 'say' } as const

/** Slack takes at most 25 elements in a row; five a row stay readable on a phone. */
const rowLength = 5

/** Slack refuses a longer value of a button. */
const valueLimit = 2_000

function styleOf(style: Style = 'plain'): Json {
  switch (style) {
    case 'primary':
      return { style: 'primary' }
    case 'danger':
      return { style: 'danger' }
    case 'plain':
      return {}
  }
}

function renderAction(action: Action, index: number): Json {
  const text = plain(action.label, 75)
  switch (action.kind) {
    case 'button':
      return {
        type: 'button',
        action_id: `${actionKinds.press}:${index}`,
        text,
        value: packPress(action.press),
        ...styleOf(action.style),
      }
    case 'form':
      return {
        type: 'button',
        action_id: `${actionKinds.form}:${index}`,
        text,
        value: packForm(action, valueLimit),
        ...styleOf(action.style),
      }
    case 'say':
      return {
        type: 'button',
        action_id: `${actionKinds.say}:${index}`,
        text,
        value: Array.from(action.text).slice(0, 1_000).join(''),
      }
  }
}

/** Buttons in rows. */
export function renderActions(actions: readonly Action[]): readonly Json[] {
  const all = actions.map(renderAction)
  const count = Math.ceil(all.length / rowLength)
  return Array.from({ length: count }, (_, row) => ({
    type: 'actions',
    elements: all.slice(row * rowLength, (row + 1) * rowLength),
  }))
}
