import type { Person } from '../../domain/people/person.ts'
import type { JobContext } from '../context.ts'

export type Reachable = { readonly person: Person; readonly address: string }

/**
 * Where to tell the operators: in their channel, in the language of the first of them, or else each who has a conversation
 * with Partline. That there is nobody goes into the log.
 */
export async function reachableOperators({
  database,
  operatorsAddress,
  log,
}: JobContext): Promise<readonly Reachable[]> {
  const operators = await database.reads.peopleWith('operator')
  const [first] = operators
  if (first && operatorsAddress !== undefined) return [{ person: first, address: operatorsAddress }]
  const found: Reachable[] = []
  for (const person of operators) {
    const address = await database.reads.personalAddress(person.id)
    if (address !== null) found.push({ person, address })
  }
  if (found.length === 0) log.error('no operator has opened a conversation with Partline', {})
  return found
}
