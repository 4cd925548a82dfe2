import type { Instant } from '../../domain/time.ts'
import type { Press } from './press.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

/** A piece of text; marked pieces are shown as differing (codes that differ in one letter). */
export type Run = { readonly text: string; readonly mark?: boolean }

export type Step = {
  readonly label: string
  readonly state: 'done' | 'now' | 'later'
  readonly at?: string
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'body' | 'strong' | 'subtle' }
  | { readonly kind: 'notice'; readonly tone: Tone; readonly text: string }
  | {
      readonly kind: 'facts'
      readonly facts: readonly { readonly label: string; readonly value: string }[]
    }
  /** One part on a request: what it is, its code, and small print below; `side` is shown at the right, for example `× 2`. */
  | {
      readonly kind: 'item'
      readonly title: string
      readonly code?: readonly Run[]
      readonly side?: string
      /** An https address of a picture. */
      readonly photo?: string
      readonly details: readonly string[]
      readonly tone?: Tone
    }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** A picture of what arrived; `url` is a signed link of ours, or its path where the page is ours too. */
  | { readonly kind: 'photo'; readonly url: string; readonly alt: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Shown below when rows were left out: "and 12 more". */
      readonly more?: string
    }

export type Field =
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: string
      readonly options: readonly { readonly label: string; readonly value: string }[]
      readonly value: string
    }
  | {
      readonly kind: 'number'
      readonly name: string
      readonly label: string
      readonly min: number
      readonly max: number
      readonly value: number
    }
  | {
      readonly kind: 'text'
      readonly name: string
      readonly label: string
      readonly placeholder?: string
      readonly required?: boolean
    }
  /** Photos, never asked for. Where a form cannot take files, `hint` says how else to send them. */
  | {
      readonly kind: 'photos'
      readonly name: string
      readonly label: string
      readonly most: number
      readonly hint: string
    }

export type Style = 'primary' | 'danger' | 'plain'

export type Action =
  | {
      readonly kind: 'button'
      readonly label: string
      readonly press: Press
      readonly style?: Style
    }
  /** Opens in a dialog, or inline where a client knows none; its button sends the fields with the press. */
  | {
      readonly kind: 'form'
      readonly label: string
      /** What it is for, in a line; a dialog may cover the card it was opened from. */
      readonly about?: string
      readonly style?: Style
      readonly fields: readonly Field[]
      readonly send: { readonly label: string; readonly press: Press }
    }
  /** Says this text for the person, as if typed. */
  | { readonly kind: 'say'; readonly label: string; readonly text: string }

/** Plain data; renderers turn it into Block Kit and Adaptive Cards. All texts are in the reader's language. */
export type Card = {
  readonly title: string
  readonly subtitle?: string
  readonly tone?: Tone
  /** A short word for the state, shown as a badge at the title. */
  readonly badge?: string
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  /** Read where cards cannot be shown, and in notifications. */
  readonly fallback: string
  /** The draft that it stands for, whose it is, and when that expires unless somebody touches it. */
  readonly expires?: {
    readonly draft: string
    readonly revision: number
    readonly person: string
    readonly at: Instant
  }
  /** What the card is of, for clients that ask for it anew whenever they show it. */
  readonly refresh?: Press
  /**
   * Opens the items for which a platform has no room. `%` in the label stands for how many they are; how many were shown
   * is written at the end of the press's choice.
   */
  readonly rest?: { readonly label: string; readonly press: Press }
}

/** One message: a text, a card, or both. */
export type Message = { readonly text?: string; readonly card?: Card }

/** A sentence about what was pressed, in the tone of its news. */
export type Notice = { readonly tone: Tone; readonly text: string }

/**
 * What a press comes to. Where a platform can answer one person alone the card is that person's; where it cannot, `place`
 * says whose it is: `here` stands in the place of what was pressed (the default), `kept` is a copy that its own task
 * brings up to date, `aside` is for nobody else. `notice` stands in the card already; it is what to tell beside a copy.
 */
export type Answer = Message & {
  readonly place?: 'here' | 'kept' | 'aside'
  readonly notice?: Notice
}
