import { z } from 'zod'
import type { Log } from '../../http/log.ts'
import type { Account, Channel } from '../channel.ts'
import { decodeAddress } from './address.ts'
import { slackError } from './errors.ts'
import type { Workspaces } from './workspaces.ts'

/** A user as `users.info` tells it; `email` is there with the scope `users:read.email` only. */
const userShape = z.object({
  id: z.string(),
  team_id: z.string(),
  is_email_confirmed: z.literal(true),
  deleted: z.literal(false).optional(),
  is_bot: z.literal(false).optional(),
  is_app_user: z.literal(false).optional(),
  /** Guests, of several channels or of one. */
  is_restricted: z.literal(false).optional(),
  is_ultra_restricted: z.literal(false).optional(),
  /** Somebody of another company, met in a shared channel. */
  is_stranger: z.literal(false).optional(),
  profile: z.object({ email: z.string() }),
})

/**
 * The proven e-mail address of a user: confirmed to Slack, of a full member of the workspace. Null for guests, bots, people
 * of other workspaces, those who have left, and anybody who is not the one asked for.
 */
export function provenEmail(found: unknown, { tenant, user }: Account): string | null {
  const parsed = userShape.safeParse(found)
  if (!parsed.success) return null
  const { id, team_id: team, profile } = parsed.data
  return id === user && team === tenant ? profile.email : null
}

/** Answers about somebody whom Slack does not show. */
const unseen: readonly string[] = ['user_not_found', 'user_not_visible']

/** Asks Slack for it, once. What Slack refuses for good is logged and gives null; other faults are thrown. */
export function createEmailOf(workspaces: Workspaces, log: Log): NonNullable<Channel['emailOf']> {
  return async (account, address) => {
    const decoded = decodeAddress(address)
    const workspace =
      decoded.kind === 'address' ? await workspaces.find(decoded.address.team) : null
    if (workspace === null) return null
    try {
      const { user } = await workspace.client.users.info({ user: account.user })
      return provenEmail(user, account)
    } catch (error) {
      const code = slackError(error)
      if (code === null || code === 'ratelimited') throw error
      if (!unseen.includes(code))
        log.error(`slack: nobody can be known by their e-mail address: ${code}`)
      return null
    }
  }
}
