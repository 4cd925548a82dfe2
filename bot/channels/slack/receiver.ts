import type { App, HTTPReceiver, Receiver, verifySlackRequest } from '@slack/bolt'
import { type Route, sendText } from '../../http/route.ts'
import { guard } from './guard.ts'
import { boltLogger } from './log.ts'
import type { SlackParts } from './parts.ts'
import type { Circumstances } from './reading.ts'
import { receive } from './receive.ts'
import { type Acknowledge, createTurn } from './turn.ts'
import { clientOptions, type WebApiSettings } from './workspaces.ts'

export type SlackReceiver = {
  readonly routes: readonly Route[]
  /** Opens the socket in Socket Mode and keeps it open; over HTTP there is nothing to open. */
  start(): void
  stop(): Promise<void>
}

/**
 * Bolt with our doors around it. It acknowledges an event before any listener has seen it, so every event is recorded on
 * its way from Bolt's receiver to Bolt's application: what Slack has been told has arrived is never lost, over HTTP and
 * over a socket alike. A record that fails leaves the event unacknowledged, and Slack sends it again.
 */
export async function createSlackReceiver(parts: SlackParts): Promise<SlackReceiver> {
  const bolt = await import('@slack/bolt')
  const { settings, log, workspaces } = parts
  const logger = boltLogger(log, bolt.LogLevel.WARN)
  const http =
    settings.signingSecret === null
      ? null
      : new bolt.HTTPReceiver({
          signingSecret: settings.signingSecret,
          logger,
          unhandledRequestHandler: ({ response }) => {
            if (!response.headersSent) response.writeHead(503).end()
          },
        })
  const socket =
    settings.appToken === null
      ? null
      : new bolt.SocketModeReceiver({
          appToken: settings.appToken,
          logger,
          installerOptions: { clientOptions: socketOptions(settings) },
        })
  for (const receiver of [http, socket]) {
    if (receiver === null) continue
    const app = new bolt.App({
      receiver: recording(receiver, parts),
      authorize: async ({ teamId }) => {
        const workspace = await workspaces.find(teamId ?? '')
        if (workspace === null) throw new Error(`workspace ${teamId} is not allowed`)
        const { token, botId, botUser } = workspace
        return { botToken: token, botId, botUserId: botUser }
      },
      clientOptions: clientOptions(settings),
      convoStore: false,
      ignoreSelf: false,
      logger,
    })
    listen(app, parts)
  }
  return {
    routes: http === null ? [] : [httpRoute(http, bolt.verifySlackRequest, parts)],
    start: () => {
      socket?.start().catch((error: unknown) => {
        log.error('slack: the socket cannot be opened; look at SLACK_APP_TOKEN', error)
      })
    },
    stop: async () => {
      await socket?.stop()
    },
  }
}

/** The socket client asks for its address through the Web API, where it should not give up after one try. */
function socketOptions(settings: WebApiSettings) {
  const { retryConfig: _, ...options } = clientOptions(settings)
  return options
}

const circumstances = async ({ workspaces, now }: SlackParts): Promise<Circumstances> => ({
  at: now(),
  teams: await workspaces.all(),
})

/** Bolt's receiver, giving its events to an application that records them first. */
function recording(receiver: Receiver, parts: SlackParts): Receiver {
  return {
    init: (app) => {
      const processEvent: App['processEvent'] = async (event) => {
        const reading = receive(event.body, await circumstances(parts))
        if (reading.kind === 'incoming') await parts.record(reading.incoming)
        await app.processEvent(event)
      }
      const recorded: App = Object.create(app, { processEvent: { value: processEvent } })
      receiver.init(recorded)
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  }
}

function listen(app: App, parts: SlackParts): void {
  const turn = createTurn(parts)
  const serve = async (body: unknown, acknowledge: Acknowledge) =>
    turn(receive(body, await circumstances(parts)), acknowledge)
  const told: Acknowledge = async () => {}
  app.event(/.*/, async ({ body }) => serve(body, told))
  app.action(/.*/, async ({ body, ack }) => serve(body, async () => ack()))
  app.view(/.*/, async ({ body, ack }) =>
    serve(body, async (view) => (view === undefined ? ack() : ack(view))),
  )
  app.command(/.*/, async ({ body, ack }) => {
    const inDirect = body.channel_id.startsWith('D')
    return serve(body, async () => (inDirect ? ack() : ack(parts.elsewhere().text ?? '')))
  })
  app.shortcut(/.*/, async ({ body, ack }) => serve(body, async () => ack()))
  app.error(async (error) => parts.log.error('slack: an event could not be handled', error))
}

function httpRoute(
  receiver: HTTPReceiver,
  verify: typeof verifySlackRequest,
  { settings, realNow }: SlackParts,
): Route {
  const secret = settings.signingSecret ?? ''
  return {
    method: 'POST',
    path: '/slack/events',
    body: 'untouched',
    handle: async (req, res) => {
      const guarded = await guard(req, { secret, now: realNow(), verify })
      if (guarded.kind === 'refused') {
        res.setHeader('connection', 'close')
        return sendText(res, guarded.status, guarded.why)
      }
      receiver.requestListener(Object.assign(req, { rawBody: guarded.body }), res)
    },
  }
}
