import type { Person } from '../../domain/people/person.ts'
import type { JobContext } from '../context.ts'

export type Reachable = { readonly person: Person; readonly address: string }

/** The operators who have a conversation with Partline; that there is none goes into the log. */
export async function reachableOperators({
  database,
  log,
}: JobContext): Promise<readonly Reachable[]> {
  const operators = await database.reads.peopleWith('operator')
  const found: Reachable[] = []
  for (const person of operators) {
    const address = await database.reads.personalAddress(person.id)
    if (address !== null) found.push({ person, address })
  }
  if (found.length === 0) log.error('no operator has opened a conversation with Partline', {})
  return found
}
