import { z } from 'zod'
import type { Account } from '../channel.ts'

/** A member of a conversation as the connector's roster tells it (`TeamsChannelAccount`). */
const memberShape = z.object({
  objectId: z.string().optional(),
  aadObjectId: z.string().optional(),
  tenantId: z.string(),
  userPrincipalName: z.string(),
  userRole: z.string().optional(),
})

/**
 * The proven e-mail address of a member: the user principal name, whose domain the tenant owns. The attribute `email` is not
 * looked at, since whoever looks after a directory can write anything there, unproven. Null for guests (whose principal name
 * says #EXT#), anonymous people, other tenants and anybody who is not the one asked for.
 */
export function provenEmail(member: unknown, { tenant, user }: Account): string | null {
  const parsed = memberShape.safeParse(member)
  if (!parsed.success) return null
  const { objectId, aadObjectId, tenantId, userPrincipalName, userRole = 'user' } = parsed.data
  if ((aadObjectId ?? objectId) !== user || tenantId !== tenant) return null
  return userRole !== 'user' || /#EXT#/i.test(userPrincipalName) ? null : userPrincipalName
}
