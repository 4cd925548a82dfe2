import { personId } from '../../domain/ids.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { standingOf } from './absence.ts'

/** Posts to one person that somebody is away and who decides, or that this is over. */
export async function tellAbsence(
  context: JobContext,
  { delegation, person, address, what }: Payload<'tell-absence'>,
): Promise<void> {
  const standing = await standingOf(context, delegation)
  if (!standing) return
  await context.presenter.tellAbsence(address, personId(person), standing, what)
}
