import type { Locale } from '../../domain/locale.ts'
import type { Instant } from '../../domain/time.ts'
import type { Answer } from './card.ts'
import type { Press } from './press.ts'

/** Who speaks, as the signed payload says; never taken from a button. */
export type Speaker = {
  readonly platform: string
  readonly tenant: string
  readonly user: string
}

type Received = {
  /** `platform/tenant/event id`, unique for ever. */
  readonly key: string
  readonly speaker: Speaker
  /** Where to answer; opaque, only its channel can decode it. */
  readonly address: string
  readonly conversation: 'personal' | 'group'
  /** Business time of receipt. */
  readonly at: Instant
}

type Enclosing = {
  /** Photos that came with it; each an opaque text with which only its channel can fetch it. */
  readonly photos?: readonly string[]
}

/** Somebody wrote a message. */
export type Said = Received &
  Enclosing & {
    readonly kind: 'said'
    readonly text: string
    /** The platform's id of the message in whose thread it was said; absent outside of threads. */
    readonly under?: string
  }

/** Somebody pressed a button or sent a form of a card. `fields` are the form's inputs, as typed. */
export type Pressed = Received &
  Enclosing & {
    readonly kind: 'pressed'
    readonly press: Press
    readonly fields: Readonly<Record<string, string>>
    /** The platform's id of the message that carried the button, when it says so. */
    readonly message: string | null
  }

/** Somebody opened a conversation with Partline for the first time. */
export type Joined = Received & { readonly kind: 'joined'; readonly locale: Locale | null }

export type Incoming = Said | Pressed | Joined

/**
 * The door every channel calls: records the event, handles it once, and for a press gives what to show in the place
 * of the pressed card. Answers to what was said go out on their own, through the channel's `post`; then it gives null.
 * Faults are thrown: the event was recorded and will be taken up again.
 */
export type Intake = (incoming: Incoming) => Promise<Answer | null>
