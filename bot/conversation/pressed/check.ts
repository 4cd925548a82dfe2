import { plainChange } from '../../../domain/desk/change.ts'
import { holds } from '../../../domain/people/person.ts'
import { checkCard } from '../cards/check.ts'
import type { Pressed } from '../incoming.ts'
import { type Outcome, say, type Talk } from '../talk.ts'

/** Looks through the records once more, for operators; a bar in this conversation shows how far it has come. */
export function checkPressed(talk: Talk, { key, at, address }: Pressed): Outcome {
  const { person, words } = talk
  if (!holds(person, 'operator')) return say(words.refusal.notAllowed(words.refusal.role.operator))
  return {
    replace: checkCard(words),
    notice: { tone: 'plain', text: words.operation.checkBegun },
    change: plainChange({
      key,
      at,
      tasks: [
        {
          key: `verify:${key}`,
          kind: 'verify',
          payload: { asker: { person: person.id, address } },
          dueAt: at,
          lane: 'verify',
        },
      ],
    }),
  }
}
