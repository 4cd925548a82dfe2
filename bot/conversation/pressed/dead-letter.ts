import { holds } from '../../../domain/people/person.ts'
import { spentCard } from '../cards/spent.ts'
import type { Pressed } from '../incoming.ts'
import { type Outcome, say, type Talk } from '../talk.ts'

/** Tries a task again that was given up, or drops it; for operators. Of two who press, the second hears that it is settled. */
export async function deadLetterPressed(talk: Talk, incoming: Pressed): Promise<Outcome> {
  const { desk, person, words } = talk
  if (!holds(person, 'operator')) return say(words.refusal.notAllowed(words.refusal.role.operator))
  const { subject, revision, verb } = incoming.press
  if (!/^\d{1,15}$/.test(subject)) return say(words.refusal.unknownPress)
  const verdict = verb === 'retry-task' ? 'retry' : 'drop'
  const letter = { id: subject, diedAt: revision }
  const by = `${person.id}/${incoming.key}`
  const isSettled = await desk.database.tasks.settle(letter, verdict, by)
  const { operation } = words
  if (!isSettled) return { replace: spentCard(operation.deadSettled(subject)) }
  const told = verdict === 'retry' ? operation.deadRetried : operation.deadDropped
  return {
    replace: spentCard(told(subject)),
    events: [
      {
        aggregate: `task/${subject}`,
        kind: verdict === 'retry' ? 'task-retried' : 'task-dropped',
        actor: person.id,
        at: incoming.at,
        data: { diedAt: revision },
      },
    ],
  }
}
