import type { Outcome, Talk } from '../talk.ts'
import { helpCard } from './help.ts'

/** The first greeting: who this is and what to say. Somebody who was greeted before is not greeted again. */
export async function joined(talk: Talk): Promise<Outcome> {
  if (talk.conversation.version > 0) return {}
  const { answer } = talk.words
  return {
    posts: [
      { text: answer.greeting(talk.person.name[talk.locale]) },
      { card: await helpCard(talk) },
    ],
  }
}
