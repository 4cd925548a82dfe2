import { z } from 'zod'
import type { Incoming } from '../../conversation/incoming.ts'
import { unpackForm } from '../form.ts'
import { actionKinds } from './actions.ts'
import { encodeAddress } from './address.ts'
import { actorOf, actorShape } from './person.ts'
import { unpackPress } from './press-data.ts'
import { type Circumstances, ignored, type Reading } from './reading.ts'

const id = z.string().min(1).max(255)

const pressShape = actorShape.extend({
  trigger_id: id.optional(),
  container: z.object({
    type: z.string(),
    message_ts: id.optional(),
    thread_ts: id.optional(),
    channel_id: id.optional(),
    view_id: id.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ thread_ts: id.optional() }).optional(),
  actions: z
    .array(z.object({ action_id: id, action_ts: id.optional(), value: z.string().optional() }))
    .min(1),
})

type Pressed = z.infer<typeof pressShape>

/**
 * A pressed button. The key is the message, the button, the person and the moment, as there is no id of the event. What the
 * button does stands in its value; a button with a form opens a dialog instead.
 */
export function receivePress(body: unknown, circumstances: Circumstances): Reading {
  const parsed = pressShape.safeParse(body)
  if (!parsed.success) return ignored('a press without a person, a place or a button')
  const { data } = parsed
  const actor = actorOf(data, circumstances)
  if (actor.kind === 'stranger') return ignored(actor.why)
  const [action] = data.actions
  if (action === undefined) return ignored('a press of nothing')

  const { team, home, user } = actor
  const address = addressOf(data, team.team, user)
  const message = data.container.is_ephemeral ? null : (data.container.message_ts ?? null)
  const place = data.container.message_ts ?? data.container.view_id ?? ''
  const eyes = { team: team.team, user, address }
  const value = action.value ?? ''
  const common: Common = {
    key: `slack/${team.team}/${place}:${action.action_id}:${user}:${action.action_ts ?? ''}`,
    speaker: { platform: 'slack', tenant: home, user },
    address,
    conversation: isDirect(data.container.channel_id) ? 'personal' : 'group',
    at: circumstances.at,
  }
  const from = data.container.view_id === undefined ? 'conversation' : 'home'
  const incoming = (read: Incoming): Reading => ({ kind: 'incoming', incoming: read, from, eyes })
  const unreadable: Reading = { kind: 'unreadable', why: 'a button of nobody', eyes }
  switch (action.action_id.split(':')[0] ?? '') {
    case actionKinds.say:
      return incoming({ kind: 'said', ...common, text: value })
    case actionKinds.form: {
      const form = unpackForm(value)
      const trigger = data.trigger_id
      if (form === null || trigger === undefined) return unreadable
      return { kind: 'dialog', form, trigger, opener: { address, message }, eyes }
    }
    case actionKinds.press: {
      const press = unpackPress(value)
      return press === null
        ? unreadable
        : incoming({ kind: 'pressed', ...common, press, fields: {}, message })
    }
    default:
      return unreadable
  }
}

type Common = Pick<Incoming, 'key' | 'speaker' | 'address' | 'conversation' | 'at'>

/** A press in the app's home, in a dialog or in a direct message belongs to the conversation with that person. */
function addressOf({ container, message }: Pressed, team: string, user: string): string {
  const { channel_id: channel, message_ts: ts, thread_ts: thread } = container
  if (channel === undefined || ts === undefined || isDirect(channel))
    return encodeAddress({ team, channel: user, thread: null })
  return encodeAddress({ team, channel, thread: thread ?? message?.thread_ts ?? ts })
}

const isDirect = (channel: string | undefined) => channel === undefined || channel.startsWith('D')
