import { z } from 'zod'
import type { Incoming } from '../../conversation/incoming.ts'
import { encodeAddress } from './address.ts'
import { photosIn } from './photos.ts'
import { type Circumstances, ignored, type Reading } from './reading.ts'
import { spoken } from './spoken.ts'

const id = z.string().min(1).max(100)

const eventShape = z.object({
  team_id: id,
  event_id: id,
  authorizations: z.array(z.object({ team_id: id.nullable() })).optional(),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    user: id.optional(),
    bot_id: z.string().optional(),
    /** The workspace of whoever wrote, where a channel is shared with another company. */
    user_team: id.optional(),
    team: id.optional(),
    text: z.string().optional(),
    channel: id.optional(),
    channel_type: z.string().optional(),
    ts: id.optional(),
    thread_ts: id.optional(),
    tab: z.string().optional(),
    files: z.array(z.unknown()).optional(),
  }),
})

type Callback = z.infer<typeof eventShape>

/** A message with files is still a message; every other subtype is somebody else's doing (edits, joins, bots). */
const ordinary: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

/**
 * An event of the Events API: what somebody wrote to the bot directly, what mentions it in a channel, or a look at its
 * home. The key is the event's id, which stays the same when Slack tries again.
 */
export function receiveEvent(body: unknown, circumstances: Circumstances): Reading {
  const parsed = eventShape.safeParse(body)
  if (!parsed.success) return ignored('an event without a workspace, an id or a type')
  const { data } = parsed
  const { event } = data
  const installed = data.authorizations?.[0]?.team_id ?? data.team_id
  const team = circumstances.teams.find((each) => each.team === installed)
  if (!team) return ignored(`workspace ${installed} is not allowed`)
  const home = event.user_team ?? event.team ?? data.team_id
  if (!circumstances.teams.some((each) => each.team === home))
    return ignored(`workspace ${home} is not allowed`)
  const { user } = event
  if (user === undefined || user === team.botUser) return ignored('nobody wrote this')
  if (event.bot_id !== undefined || !ordinary.includes(event.subtype))
    return ignored(`a message of kind ${event.subtype ?? 'bot'}`)
  return received(data, {
    at: circumstances.at,
    team: team.team,
    botUser: team.botUser,
    home,
    user,
  })
}

function received(
  { event, event_id: eventId }: Callback,
  who: { at: number; team: string; botUser: string; home: string; user: string },
): Reading {
  const { at, team, botUser, home, user } = who
  const direct = encodeAddress({ team, channel: user, thread: null })
  const speaker = { platform: 'slack', tenant: home, user }
  const common = { speaker, at, key: `slack/${team}/${eventId}` }
  const incoming = (read: Incoming): Reading => ({
    kind: 'incoming',
    incoming: read,
    from: 'conversation',
    eyes: { team, user, address: read.address },
  })
  const photos = photosIn(event.files)
  const words = {
    text: spoken(event.text ?? '', botUser),
    ...(photos.length === 0 ? {} : { photos }),
    ...(event.thread_ts === undefined ? {} : { under: event.thread_ts }),
  }
  switch (event.type) {
    case 'message': {
      // In channels the mention arrives as an event of its own.
      if (event.channel_type !== 'im') return ignored('a message that does not mention us')
      const said = { kind: 'said', ...common, address: direct, conversation: 'personal' } as const
      return incoming({ ...said, ...words })
    }
    case 'app_mention': {
      const thread = event.thread_ts ?? event.ts
      if (event.channel === undefined || thread === undefined) return ignored('a mention nowhere')
      const address = encodeAddress({ team, channel: event.channel, thread })
      const said = { kind: 'said', ...common, address, conversation: 'group' } as const
      return incoming({ ...said, ...words })
    }
    case 'app_home_opened': {
      if (event.tab === 'home')
        return { kind: 'home', speaker, eyes: { team, user, address: direct } }
      const joined = {
        kind: 'joined',
        ...common,
        // Opened again and again, joined once.
        key: `slack/${team}/${user}:joined`,
        address: direct,
        conversation: 'personal',
        locale: null,
      } as const
      return incoming(joined)
    }
    default:
      return ignored(`event of type ${event.type}`)
  }
}
