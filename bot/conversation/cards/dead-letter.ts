import type { DeadLetter } from '../../../db/store.ts'
import type { Action, Card } from '../card.ts'
import type { Words } from '../words/words.ts'

/** What an operator sees of a task that was given up, and the two ways out of it. */
export function deadLetterCard(letter: DeadLetter, { operation }: Words): Card {
  const { id, kind, attempts, error, diedAt } = letter
  const button = (label: string, verb: string, style: 'primary' | 'danger'): Action => ({
    kind: 'button',
    label,
    style,
    press: { verb, subject: id, revision: diedAt },
  })
  return {
    title: operation.deadTitle(id),
    tone: 'warn',
    blocks: [
      { kind: 'text', text: operation.deadWhat },
      {
        kind: 'facts',
        facts: [
          { label: operation.deadKind, value: kind },
          { label: operation.deadAttempts, value: String(attempts) },
          { label: operation.deadReason, value: error.slice(0, 300) },
        ],
      },
    ],
    actions: [
      button(operation.deadRetry, 'retry-task', 'primary'),
      button(operation.deadDrop, 'drop-task', 'danger'),
    ],
    fallback: operation.deadTitle(id),
  }
}
