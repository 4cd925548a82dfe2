import type { DeadLetter, Task } from '../../db/store.ts'
import { type NewTask, plainChange } from '../../domain/desk/change.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { type Reachable, reachableOperators } from './operators.ts'

/** Every operator is asked about every death once, whoever notices it and however often. */
export async function deadLetters(
  context: JobContext,
  _payload: Payload<'dead-letters'>,
  task: Task,
): Promise<void> {
  const letters = await context.database.tasks.dead()
  if (letters.length === 0) return
  const operators = await reachableOperators(context)
  const at = context.now()
  await context.database.store.commit(
    plainChange({
      key: `task/${task.id}`,
      at,
      tasks: letters
        .filter((letter) => letter.kind !== 'show-dead-letter')
        .flatMap((letter) => operators.map((operator) => asking(letter, operator, at))),
    }),
  )
}

const asking = (
  { id, diedAt }: DeadLetter,
  { person, address }: Reachable,
  at: number,
): NewTask => ({
  key: `show-dead-letter:${id}:${diedAt}:${person.id}`,
  kind: 'show-dead-letter',
  payload: { task: id, diedAt, person: person.id, address },
  dueAt: at,
  lane: address,
})
