import type { Instant } from '../domain/time.ts'
import type { Channel } from './channels/channel.ts'
import { createPacer } from './channels/pacer.ts'
import { createAside } from './channels/slack/aside.ts'
import { createDirects } from './channels/slack/directs.ts'
import { createEmailOf } from './channels/slack/profile.ts'
import { createSlackReceiver, type SlackReceiver } from './channels/slack/receiver.ts'
import { createSlackChannel } from './channels/slack/send.ts'
import { createWorkspaces, TokenRefused } from './channels/slack/workspaces.ts'
import { type Core, inEveryLanguage } from './compose.ts'
import { ConfigError, type SlackSettings } from './config.ts'
import { homeCard } from './conversation/home.ts'
import { wordsFor } from './conversation/words/words.ts'
import type { Log } from './log.ts'

export type SlackDoor = SlackReceiver & { readonly channel: Channel }

export type SlackLimits = {
  /** Milliseconds after which a call without an answer may or may not have been carried out. */
  readonly patience: number
  /** Posts a second and conversation, and how many at once. */
  readonly perSecond: number
  readonly burst: number
}

/** What suits Slack itself: it lets through about one post a second and conversation, and a few at once. */
const slackLimits: SlackLimits = { patience: 10_000, perSecond: 1, burst: 5 }

/**
 * The Slack channel. A token that Slack refuses is a matter of settings and ends the start; a Slack that does not answer is
 * asked again by the first event or message.
 */
export async function composeSlack(parts: {
  readonly core: Core
  readonly settings: SlackSettings
  readonly log: Log
  readonly limits?: SlackLimits
  /** The clock on the wall. */
  readonly realNow?: () => Instant
}): Promise<SlackDoor> {
  const { core, log, limits = slackLimits, realNow = () => Date.now() } = parts
  const settings = { ...parts.settings, patience: limits.patience }
  const workspaces = createWorkspaces(settings)
  await workspaces.all().catch((error: unknown) => {
    if (error instanceof TokenRefused) throw new ConfigError(error.message)
    log.error('slack: it does not answer; it will be asked again', error)
  })
  const directs = createDirects()
  const pacer = createPacer({ ...limits, now: realNow })
  const emailOf = createEmailOf(workspaces, log)
  const channel = { ...createSlackChannel({ workspaces, directs, pacer }), emailOf }
  const receiver = await createSlackReceiver({
    settings,
    workspaces,
    channel,
    aside: createAside(workspaces, directs),
    record: core.record,
    intake: core.intake,
    home: (speaker) => homeCard(core.current(), speaker),
    now: core.clock.now,
    realNow,
    unreadable: () => inEveryLanguage((locale) => wordsFor(locale).refusal.unknownPress),
    elsewhere: () => inEveryLanguage((locale) => wordsFor(locale).chat.answeredDirectly),
    late: () => inEveryLanguage((locale) => wordsFor(locale).chat.pressAgain),
    log,
  })
  return { ...receiver, channel }
}
