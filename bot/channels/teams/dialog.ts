import type { Field } from '../../conversation/card.ts'
import { execute, styleOf } from './actions.ts'
import { notice } from './blocks.ts'
import { inert } from './inert.ts'
import { carriedBy, inputId, type Opened } from './press-data.ts'
import { type Json, words } from './text.ts'

/** What was typed before, by the names of the fields. */
type Typed = Readonly<Record<string, string>>

/**
 * A form as the card of a dialog. `refused` says on top why what was typed is not taken; what was typed stays. Dialogs know
 * plain submits only.
 */
export function dialogCard(opened: Opened, typed: Typed = {}, refused?: string): Json {
  const { send } = opened.form
  const style = styleOf(opened.form.style === 'danger' ? 'danger' : 'primary')
  const data = carriedBy(opened)
  const button = { type: 'Action.Submit', title: inert(send.label), data, ...style }
  const above = refused === undefined ? [] : [notice(refused.slice(0, 1_000), 'warn')]
  return formCard(opened, above, typed, button)
}

/** A form as a card of its own in the conversation, for clients that know no dialogs. */
export function inlineCard(opened: Opened): Json {
  const { label, send, style } = opened.form
  const button = execute(send.label, send.press, styleOf(style === 'danger' ? 'danger' : 'primary'))
  const above = [words(label, { weight: 'Bolder', size: 'Medium' })]
  return { ...formCard(opened, above, {}, button), fallbackText: inert(label) }
}

function formCard({ form }: Opened, above: readonly Json[], typed: Typed, button: Json): Json {
  const { about, fields, left } = form
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      ...above,
      ...(about === undefined ? [] : [words(about, { isSubtle: true })]),
      ...fields.map((field) => inputOf(field, typed[field.name])),
      ...(left > 0 ? [words(`… +${left}`, { isSubtle: true, size: 'Small' })] : []),
    ],
    actions: [button],
  }
}

function inputOf(field: Field, typed?: string): Json {
  const label = inert(field.label)
  const common = { id: inputId(field.name), label }
  switch (field.kind) {
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        style: field.options.length <= 4 ? 'expanded' : 'compact',
        value: typed ?? field.value,
        choices: field.options.map((each) => ({ title: inert(each.label), value: each.value })),
      }
    case 'number': {
      const count = Number(typed ?? field.value)
      return {
        type: 'Input.Number',
        ...common,
        min: field.min,
        max: field.max,
        value: Number.isFinite(count) ? count : field.value,
        isRequired: true,
        errorMessage: `${label} ${field.min}–${field.max}`,
      }
    }
    case 'photos':
      // Cards of Teams take no files. The console knows the element by the end of its id, and puts a chooser below it.
      return { ...words(field.hint, { isSubtle: true }), id: common.id }
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        maxLength: 1_000,
        ...(typed === undefined ? {} : { value: typed }),
        ...(field.placeholder === undefined ? {} : { placeholder: inert(field.placeholder) }),
        ...(field.required
          ? { isRequired: true, errorMessage: inert(field.placeholder ?? field.label) }
          : {}),
      }
  }
}
