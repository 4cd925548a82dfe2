import type { Action, Style } from '../../conversation/card.ts'
import type { Press } from '../../conversation/press.ts'
import { inert } from './inert.ts'
import { openerOf } from './press-data.ts'
import type { Json } from './text.ts'

/** Teams shows at most six actions in one row of buttons. */
const rowLength = 6

/** How a button of this style looks. */
export function styleOf(style: Style = 'plain'): Json {
  switch (style) {
    case 'primary':
      return { style: 'positive' }
    case 'danger':
      return { style: 'destructive' }
    case 'plain':
      return {}
  }
}

/** What a button carries: an id and a revision; nothing in it is believed when it comes back. */
function dataOf({ verb, subject, revision, choice }: Press): Json {
  return { verb, subject, revision, ...(choice === undefined ? {} : { choice }) }
}

/** A universal action, and for clients without them a plain submit that carries the same. */
export function execute(label: string, press: Press, style: Json): Json {
  const title = inert(label)
  const data = dataOf(press)
  return {
    type: 'Action.Execute',
    title,
    verb: press.verb,
    data,
    ...style,
    fallback: { type: 'Action.Submit', title, data, ...style },
  }
}

function renderAction(action: Action): Json {
  switch (action.kind) {
    case 'button':
      return execute(action.label, action.press, styleOf(action.style))
    case 'form': {
      const data = openerOf(action)
      return { type: 'Action.Submit', title: inert(action.label), data, ...styleOf(action.style) }
    }
    case 'say': {
      // `text` comes back as the person's own words, so it stays as it is; only what is shown is made harmless.
      const { text } = action
      const data = { msteams: { type: 'messageBack', text, displayText: inert(text) } }
      return { type: 'Action.Submit', title: inert(action.label), data }
    }
  }
}

/** Actions in rows of six; the last row belongs to the card, those before stand in its body. */
export function renderActions(actions: readonly Action[]): {
  readonly body: readonly Json[]
  readonly last: readonly Json[]
} {
  const all = actions.map(renderAction)
  const count = Math.max(1, Math.ceil(all.length / rowLength))
  const rows = Array.from({ length: count }, (_, row) =>
    all.slice(row * rowLength, (row + 1) * rowLength),
  )
  return {
    body: rows.slice(0, -1).map((row) => ({ type: 'ActionSet', actions: row })),
    last: rows.at(-1) ?? [],
  }
}
