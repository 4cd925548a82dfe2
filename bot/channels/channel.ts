import type { Message } from '../conversation/card.ts'
import type { Downloaded } from './download.ts'

/** An account of a platform, by the ids of its directory. */
export type Account = { readonly tenant: string; readonly user: string }

/**
 * What a chat platform can do for Partline; every channel folder gives one. Addresses are opaque and carry their
 * platform as prefix (`teams:`). Platform errors are translated once, in `errors.ts`, into `Undeliverable`, `Paused` or a
 * fault.
 */
export type Channel = {
  readonly platform: string
  /** Posts a message and gives its id on the platform. */
  post(address: string, message: Message): Promise<string>
  /** Replaces a posted message. */
  update(address: string, messageId: string, message: Message): Promise<void>
  /** Fetches a photo that came with a message from this address; what names it was made by this channel. */
  fetch(address: string, photo: string): Promise<Downloaded>
  /**
   * The e-mail address that the platform's directory has proven of somebody who spoke at this address: of a full member of
   * the tenant only, never of guests, people of other companies or bots. Null without one.
   */
  emailOf?(account: Account, address: string): Promise<string | null>
}

/** This message can never be delivered there (conversation gone, bot removed): no retry helps. */
export class Undeliverable extends Error {}

/** The platform wants this conversation left alone for so many seconds; nothing was delivered. */
export class Paused extends Error {
  readonly seconds: number
  constructor(message: string, seconds: number, options?: ErrorOptions) {
    super(message, options)
    this.seconds = seconds
  }
}
