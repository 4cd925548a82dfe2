import type { Instant } from '../../../domain/time.ts'
import type { Card, Message } from '../../conversation/card.ts'
import type { Incoming, Intake, Speaker } from '../../conversation/incoming.ts'
import type { Log } from '../../http/log.ts'
import type { Channel } from '../channel.ts'
import type { Aside } from './aside.ts'
import type { WebApiSettings, Workspaces } from './workspaces.ts'

export type SlackSettings = WebApiSettings & {
  /** Requests over HTTP are signed with it; null: Socket Mode only. */
  readonly signingSecret: string | null
  /** Socket Mode, when set. */
  readonly appToken: string | null
}

export type SlackParts = {
  readonly settings: SlackSettings
  readonly workspaces: Workspaces
  readonly channel: Channel
  readonly aside: Aside
  /** Makes sure of an event before Slack is told that it has arrived. */
  readonly record: (incoming: Incoming) => Promise<void>
  readonly intake: Intake
  /** What somebody's home shows; null when nobody has introduced them. */
  readonly home: (speaker: Speaker) => Promise<Card | null>
  /** Business time. */
  readonly now: () => Instant
  /** The clock on the wall, for stamps. */
  readonly realNow: () => Instant
  /** "This button cannot be read any more", and "that took too long, press again", in every language. */
  readonly unreadable: () => Message
  readonly late: () => Message
  /** "I have answered in our direct message", for whoever asked elsewhere. */
  readonly elsewhere: () => Message
  readonly log: Log
}
