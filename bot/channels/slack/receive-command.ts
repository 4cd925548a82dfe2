import { z } from 'zod'
import { encodeAddress } from './address.ts'
import { actorOf, actorShape } from './person.ts'
import { type Circumstances, ignored, type Reading } from './reading.ts'
import { spoken } from './spoken.ts'

const id = z.string().min(1).max(255)

const commandShape = z.object({
  team_id: id,
  user_id: id,
  trigger_id: id,
  text: z.string().default(''),
})

/** `/parts ...` anywhere in Slack: said to the bot directly, where the answer belongs. Its key is the trigger's id. */
export function receiveCommand(body: unknown, circumstances: Circumstances): Reading {
  const parsed = commandShape.safeParse(body)
  if (!parsed.success) return ignored('a command without a person')
  const { team_id: team, user_id: user, trigger_id: trigger, text } = parsed.data
  const actor = actorOf({ team: { id: team }, user: { id: user } }, circumstances)
  if (actor.kind === 'stranger') return ignored(actor.why)
  return saidDirectly(actor, `slack/${team}/${trigger}`, text, circumstances)
}

const shortcutShape = actorShape.extend({
  trigger_id: id,
  callback_id: z.literal('request-parts'),
  message: z.object({ text: z.string().default('') }),
})

/** "Request parts from this message": what the message says, said by whoever used the shortcut. */
export function receiveShortcut(body: unknown, circumstances: Circumstances): Reading {
  const parsed = shortcutShape.safeParse(body)
  if (!parsed.success) return ignored('a shortcut that is not ours')
  const { data } = parsed
  const actor = actorOf(data, circumstances)
  if (actor.kind === 'stranger') return ignored(actor.why)
  const key = `slack/${actor.team.team}/${data.trigger_id}`
  return saidDirectly(actor, key, data.message.text, circumstances)
}

function saidDirectly(
  { team, home, user }: Extract<ReturnType<typeof actorOf>, { kind: 'known' }>,
  key: string,
  text: string,
  { at }: Circumstances,
): Reading {
  const address = encodeAddress({ team: team.team, channel: user, thread: null })
  return {
    kind: 'incoming',
    from: 'elsewhere',
    eyes: { team: team.team, user, address },
    incoming: {
      kind: 'said',
      key,
      speaker: { platform: 'slack', tenant: home, user },
      address,
      conversation: 'personal',
      at,
      text: spoken(text, team.botUser),
    },
  }
}
