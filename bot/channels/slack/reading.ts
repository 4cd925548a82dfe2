import type { Instant } from '../../../domain/time.ts'
import type { Incoming, Speaker } from '../../conversation/incoming.ts'
import type { Unpacked } from '../form.ts'

/** A workspace that may talk to Partline, and the bot's own user there. */
export type Team = { readonly team: string; readonly botUser: string }

export type Circumstances = { readonly at: Instant; readonly teams: readonly Team[] }

/** Where and to whom something is shown that only one person sees. */
export type Eyes = { readonly team: string; readonly user: string; readonly address: string }

export type Reading =
  | {
      readonly kind: 'incoming'
      readonly incoming: Incoming
      /** A dialog waits for its answer; what was said elsewhere is answered in the direct message. */
      readonly from: 'conversation' | 'dialog' | 'home' | 'elsewhere'
      readonly eyes: Eyes
    }
  /** A form to open in a dialog, at once: nothing is recorded, since nothing happens yet. */
  | {
      readonly kind: 'dialog'
      readonly form: Unpacked
      readonly trigger: string
      readonly opener: { readonly address: string; readonly message: string | null }
      readonly eyes: Eyes
    }
  /** Somebody looks at the app's home. */
  | { readonly kind: 'home'; readonly speaker: Speaker; readonly eyes: Eyes }
  /** A button whose data nobody of ours has written: answered kindly, not recorded. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly eyes: Eyes }
  /** Nothing for us, or somebody we may not talk to. */
  | { readonly kind: 'ignored'; readonly why: string }

/** Nothing for us, and why. */
export const ignored = (why: string): Reading => ({ kind: 'ignored', why })
