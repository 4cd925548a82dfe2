import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Posts the card of a dead letter to one operator; of one that was settled meanwhile nobody is asked. */
export async function showDeadLetter(
  context: JobContext,
  { task, diedAt, person, address }: Payload<'show-dead-letter'>,
): Promise<void> {
  const letters = await context.database.tasks.dead()
  const letter = letters.find((each) => each.id === task && each.diedAt === diedAt)
  if (!letter) return
  await context.presenter.deadLetter(address, person, letter)
}
