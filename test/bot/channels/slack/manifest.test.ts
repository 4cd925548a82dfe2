import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { receive } from '../../../../bot/channels/slack/receive.ts'
import { readSources } from '../../../support/architecture.ts'
import { slackTeam } from '../../../support/fake-slack.ts'
import {
  homeEvent,
  mentionEvent,
  messageEvent,
  shortcutBody,
} from '../../../support/slack-requests.ts'

const folder = 'bot/channels/slack/'

const manifest = z
  .object({
    display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
    features: z.object({
      bot_user: z.object({ display_name: z.string().max(80) }),
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(false),
      }),
      slash_commands: z.array(z.object({ command: z.string(), url: z.url() })),
      shortcuts: z.array(
        z.object({
          type: z.string(),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: z.url() }),
      org_deploy_enabled: z.literal(false),
    }),
  })
  .parse(parse(readFileSync(`${folder}manifest.yaml`, 'utf8')))

/** What Slack's reference asks for: bot scopes of each method that we call. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
}

/** Bot scopes of each event that we listen to, and one such event. */
const events = {
  app_mention: { scopes: ['app_mentions:read'], body: mentionEvent('U1', 'C1', 'help') },
  app_home_opened: { scopes: [], body: homeEvent('U1', 'home') },
  'message.im': { scopes: ['im:history'], body: messageEvent('U1', 'help') },
}

const circumstances = { at: 0, teams: [{ team: slackTeam, botUser: 'U0PARTLINE' }] }

/** Every method of the Web API that the channel's own source names. */
function calledMethods(): readonly string[] {
  const sources = readSources('.').filter(({ path }) => path.startsWith(folder))
  const named = sources.flatMap(({ text }) => [
    ...[...text.matchAll(/apiCall\('([\w.]+)'/g)].map(([, method = '']) => method),
    ...[...text.matchAll(/client\.(\w+)\.(\w+)\(/g)].map(([, family, verb]) => `${family}.${verb}`),
  ])
  return [...new Set(named)].sort()
}

test('the app asks for the scopes that its calls, events and features need, and for no other', () => {
  expect(calledMethods()).toEqual(Object.keys(scopesOfMethods).sort())
  const needed = [
    ...Object.values(scopesOfMethods).flat(),
    ...Object.values(events).flatMap(({ scopes }) => scopes),
    // Slash commands and shortcuts.
    'commands',
    // Photos are fetched from the address of a file (`url_private`), not with a method.
    'files:read',
  ]
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...new Set(needed)].sort())
})

test('every event that is subscribed to is handled', () => {
  const { bot_events: subscribed } = manifest.settings.event_subscriptions
  expect(subscribed.toSorted()).toEqual(Object.keys(events).sort())
  for (const { body } of Object.values(events))
    expect(receive(body, circumstances).kind).not.toBe('ignored')
})

test('the command and the shortcut of the manifest are handled, at the one address there is', () => {
  const { features, settings } = manifest
  const [command] = features.slash_commands
  const form = { command: command?.command, team_id: slackTeam, user_id: 'U1', trigger_id: 't' }
  expect(receive({ ...form, text: 'help' }, circumstances)).toMatchObject({ kind: 'incoming' })
  const [shortcut] = features.shortcuts
  const used = { ...shortcutBody('U1', 'help', 't'), callback_id: shortcut?.callback_id }
  expect(receive(used, circumstances)).toMatchObject({ kind: 'incoming' })
  expect(shortcut?.type).toBe('message')
  const addresses = [command?.url, settings.event_subscriptions.request_url]
  expect(new Set([...addresses, settings.interactivity.request_url])).toEqual(
    new Set(['https://parts.example.com/slack/events']),
  )
})

test('a shortcut of another app is not ours', () => {
  const foreign = { ...shortcutBody('U1', 'help', 't'), callback_id: 'another' }
  expect(receive(foreign, circumstances).kind).toBe('ignored')
})
