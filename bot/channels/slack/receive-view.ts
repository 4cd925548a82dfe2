import { z } from 'zod'
import { decodeAddress } from './address.ts'
import { isPerson } from './directs.ts'
import { actorOf, actorShape } from './person.ts'
import { photosIn } from './photos.ts'
import { unpackMetadata } from './press-data.ts'
import { type Circumstances, ignored, type Reading } from './reading.ts'

const id = z.string().min(1).max(255)

const viewShape = actorShape.extend({
  view: z.object({
    id,
    hash: id,
    app_installed_team_id: id.optional(),
    private_metadata: z.string().max(3_000),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
})

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const fieldLimit = 2_000
const fieldCount = 100
const fieldName = /^[a-z][\w-]{0,63}$/i

/**
 * A dialog that was sent: the press that its button stands for, with what was typed. The key is the dialog and its hash, so
 * that sending it twice is one press.
 */
export function receiveView(body: unknown, circumstances: Circumstances): Reading {
  const parsed = viewShape.safeParse(body)
  if (!parsed.success) return ignored('a dialog without a person or a state')
  const { view } = parsed.data
  const actor = actorOf(parsed.data, circumstances, view.app_installed_team_id)
  if (actor.kind === 'stranger') return ignored(actor.why)
  const { team, home, user } = actor
  const metadata = unpackMetadata(view.private_metadata)
  const place = metadata === null ? null : decodeAddress(metadata.address)
  if (metadata === null || place?.kind !== 'address' || place.address.team !== team.team)
    return ignored('a dialog of nobody')
  const { press, address, message } = metadata
  return {
    kind: 'incoming',
    from: 'dialog',
    eyes: { team: team.team, user, address },
    incoming: {
      kind: 'pressed',
      key: `slack/${team.team}/${view.id}:${view.hash}`,
      speaker: { platform: 'slack', tenant: home, user },
      address,
      conversation: isPerson(place.address.channel) ? 'personal' : 'group',
      at: circumstances.at,
      press,
      fields: fieldsIn(view.state.values),
      message,
      ...filesIn(view.state.values),
    },
  }
}

const filesShape = z.object({ type: z.literal('file_input'), files: z.array(z.unknown()) })

function filesIn(values: Values) {
  const photos = Object.values(values).flatMap((elements) => {
    const parsed = filesShape.safeParse(Object.values(elements)[0])
    return parsed.success ? photosIn(parsed.data.files) : []
  })
  return photos.length === 0 ? {} : { photos }
}

const elementShape = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
})

function fieldsIn(values: Values): Readonly<Record<string, string>> {
  const found = Object.entries(values).flatMap(([name, elements]) => {
    const parsed = elementShape.safeParse(Object.values(elements)[0])
    if (!fieldName.test(name) || !parsed.success) return []
    const text = parsed.data.value ?? parsed.data.selected_option?.value
    return text === undefined ? [] : [[name, text.slice(0, fieldLimit)] as const]
  })
  return Object.fromEntries(found.slice(0, fieldCount))
}
