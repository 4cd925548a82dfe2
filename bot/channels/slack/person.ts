import { z } from 'zod'
import type { Circumstances, Team } from './reading.ts'

const id = z.string().min(1).max(100)

/** Who is behind an interaction: a person, and the workspace in which the app was used. */
export const actorShape = z.object({
  team: z.object({ id }).nullish(),
  user: z.object({ id, team_id: id.optional() }),
})

export type Actor =
  | { readonly kind: 'known'; readonly team: Team; readonly home: string; readonly user: string }
  | { readonly kind: 'stranger'; readonly why: string }

/** The person of an interaction; somebody whose own workspace is not one of ours is a stranger. */
export function actorOf(
  { team, user }: z.infer<typeof actorShape>,
  { teams }: Circumstances,
  installed = team?.id ?? user.team_id ?? '',
): Actor {
  const home = user.team_id ?? installed
  const known = teams.find((each) => each.team === installed)
  const stranger = known === undefined ? installed : home
  if (known === undefined || !teams.some((each) => each.team === home))
    return { kind: 'stranger', why: `workspace ${stranger} is not allowed` }
  return { kind: 'known', team: known, home, user: user.id }
}
