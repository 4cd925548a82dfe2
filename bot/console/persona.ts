import type { LocalText } from '../../domain/locale.ts'

/** Somebody of the sample company for whom the console can speak. */
export type Persona = {
  /** The directory id (`aadObjectId`), also the end of the conversation's id. */
  readonly user: string
  readonly name: LocalText
  /** What the connector's roster says is their principal name. */
  readonly email?: string
  readonly role: LocalText
  readonly place: LocalText
  /** Sentences to click. */
  readonly starters: readonly LocalText[]
}

/** The conversation of a persona with Partline; stable over restarts, so that old cards can still be updated. */
export function conversationOf(persona: Persona): string {
  return `console-${persona.user}`
}
