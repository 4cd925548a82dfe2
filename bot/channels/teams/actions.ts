import type { Action, Field, Style } from '../../conversation/card.ts'
import type { Press } from '../../conversation/press.ts'
import { inert } from './inert.ts'
import { type Json, words } from './text.ts'

/** Teams shows at most six actions in one row of buttons. */
const rowLength = 6

function styleOf(style: Style = 'plain'): Json {
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
function execute(label: string, press: Press, style: Json): Json {
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

function inputOf(field: Field, form: number): Json {
  const label = inert(field.label)
  // Ids are unique on the whole card, not on the form: native clients refuse a card with two equal ones.
  const common = { id: `f${form}.${field.name}`, label }
  switch (field.kind) {
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        style: field.options.length <= 4 ? 'expanded' : 'compact',
        value: field.value,
        choices: field.options.map((each) => ({ title: inert(each.label), value: each.value })),
      }
    case 'number':
      return {
        type: 'Input.Number',
        ...common,
        min: field.min,
        max: field.max,
        value: field.value,
        isRequired: true,
        errorMessage: `${label} ${field.min}–${field.max}`,
      }
    case 'photos':
      // Cards of Teams take no files. The console knows the element by the end of its id, and puts a chooser below it.
      return { ...words(field.hint, { isSubtle: true }), id: common.id }
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        maxLength: 1_000,
        ...(field.placeholder === undefined ? {} : { placeholder: inert(field.placeholder) }),
        ...(field.required
          ? { isRequired: true, errorMessage: inert(field.placeholder ?? field.label) }
          : {}),
      }
  }
}

function renderAction(action: Action, index: number): Json {
  switch (action.kind) {
    case 'button':
      return execute(action.label, action.press, styleOf(action.style))
    case 'form':
      return {
        type: 'Action.ShowCard',
        title: inert(action.label),
        ...styleOf(action.style),
        card: {
          type: 'AdaptiveCard',
          body: action.fields.map((field) => inputOf(field, index)),
          actions: [
            execute(
              action.send.label,
              action.send.press,
              styleOf(action.style === 'danger' ? 'danger' : 'primary'),
            ),
          ],
        },
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
