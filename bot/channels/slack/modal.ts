import type { Field } from '../../conversation/card.ts'
import type { Unpacked } from '../form.ts'
import { inert } from './inert.ts'
import { packMetadata } from './press-data.ts'
import { context, cut, type Json, plain, section } from './text.ts'

/** All dialogs of ours; what one is for stands in its metadata. */
const dialogId = 'form'

/** A form as a dialog. Title and buttons have room for 24 letters; the whole label stands on top when it is longer. */
export function renderModal(
  form: Unpacked,
  from: { readonly address: string; readonly message: string | null },
): Json {
  const { label, about, fields, send, left } = form
  return {
    type: 'modal',
    callback_id: dialogId,
    title: plain(label, 24),
    submit: plain(send.label, 24),
    private_metadata: packMetadata({ press: send.press, ...from }),
    blocks: [
      ...(Array.from(label).length > 24 ? [section(label)] : []),
      ...(about === undefined ? [] : [context(about)]),
      ...fields.slice(0, 97).map(inputBlock),
      ...(fields.length === 0 ? [section(label)] : []),
      ...(left > 0 ? [context(`… +${left}`)] : []),
    ],
  }
}

function inputBlock(field: Field): Json {
  const label = plain(field.label, 2_000)
  const optional = field.kind === 'photos' || (field.kind === 'text' && field.required !== true)
  return {
    type: 'input',
    block_id: field.name,
    label,
    optional,
    element: { action_id: 'value', ...element(field) },
  }
}

function element(field: Field): Json {
  switch (field.kind) {
    case 'choice': {
      const options = field.options
        .slice(0, 100)
        .map((each) => ({ text: plain(each.label, 75), value: each.value.slice(0, 150) }))
      const initial = options.find((each) => each.value === field.value)
      return {
        type: 'static_select',
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      }
    }
    case 'number':
      return {
        type: 'number_input',
        is_decimal_allowed: false,
        min_value: String(field.min),
        max_value: String(field.max),
        initial_value: String(field.value),
      }
    case 'photos':
      return {
        type: 'file_input',
        filetypes: ['jpg', 'jpeg', 'png', 'webp', 'heic'],
        max_files: field.most,
      }
    case 'text':
      return {
        type: 'plain_text_input',
        max_length: 1_000,
        ...(field.placeholder === undefined ? {} : { placeholder: plain(field.placeholder, 150) }),
      }
  }
}

export type NoticeView = ReturnType<typeof renderNoticeView>

/** A sentence in the place of a dialog. */
export function renderNoticeView(sentence: string) {
  const text = {
    type: 'plain_text' as const,
    text: cut(inert(sentence), 3_000) || ' ',
    emoji: false,
  }
  return {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 'Partline' },
    blocks: [{ type: 'section' as const, text }],
  }
}
