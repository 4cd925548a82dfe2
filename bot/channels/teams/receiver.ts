import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudAdapter, TurnContext } from 'botbuilder'
import type { Instant } from '../../../domain/time.ts'
import type { Card, Message } from '../../conversation/card.ts'
import type { Intake, Speaker } from '../../conversation/incoming.ts'
import type { Press } from '../../conversation/press.ts'
import type { Log } from '../../http/log.ts'
import { sendText } from '../../http/route.ts'
import type { Channel } from '../channel.ts'
import { later, patiently } from '../patiently.ts'
import { refusalIn, sentenceOf } from '../refusal.ts'
import {
  type ConsoleLink,
  consoleService,
  consoleTenant,
  loadAdapter,
  loadTokenCheck,
  type MicrosoftApp,
  once,
} from './adapter.ts'
import {
  dialogAnswer,
  dialogClosed,
  dialogText,
  type InvokeAnswer,
  invokeAnswer,
  invokeText,
  searchAnswer,
  sentenceAnswer,
} from './answer.ts'
import { doorOf } from './door.ts'
import { type Reading, receive } from './receive.ts'
import { renderCard, renderForm } from './render.ts'

export type ReceiverParts = {
  readonly app: MicrosoftApp | null
  readonly console: ConsoleLink | null
  readonly tenants: readonly string[]
  readonly channel: Channel
  readonly intake: Intake
  /** A card as the person may see it now, and parts to choose from; neither changes anything. */
  readonly refresh: (speaker: Speaker, press: Press) => Promise<Card | null>
  readonly search: (speaker: Speaker, text: string) => Promise<readonly Card[]>
  readonly now: () => Instant
  /** "Not saved, please try again", in every language: whose language it is may not be known. */
  readonly sorry: () => Message
  /** "This button cannot be read any more, please write to me", in every language. */
  readonly unreadable: () => Message
  readonly log: Log
}

/**
 * The handler of `POST /api/messages`. A request with the console's secret is served without a token, from this machine
 * and for the pinned service URL only; any other must carry a token for our app id, and without an app id it is refused,
 * because the SDK would then accept anybody.
 */
export function createTeamsReceiver(
  parts: ReceiverParts,
): (req: IncomingMessage, res: ServerResponse, body: unknown) => Promise<void> {
  const guarded = (app: MicrosoftApp | null) =>
    once(async () => withTurnError(await loadAdapter(app), parts))
  const microsoft = guarded(parts.app)
  const anonymous = guarded(null)
  const tokenCheck = once(() => loadTokenCheck(parts.app))
  const genuine = async (req: IncomingMessage, activity: object) => {
    const check = await tokenCheck()
    return await check(activity, req.headers.authorization ?? '')
  }

  return async (req, res, body) => {
    const door = doorOf(req, body, parts)
    if (door.kind === 'refused') return sendText(res, door.status, door.why)
    if (typeof body !== 'object' || body === null) {
      return sendText(res, 400, 'Send one activity as a JSON object.')
    }
    const viaConsole = door.kind === 'console'
    if (!viaConsole && !(await genuine(req, body)))
      return sendText(res, 401, 'This token is not good here.')
    const adapter = viaConsole ? await anonymous() : await microsoft()
    const request = { body: { ...body }, headers: req.headers, method: req.method ?? 'POST' }
    await adapter.process(request, responseOf(res), (context) => turn(context, viaConsole, parts))
  }
}

/** One event: read, handed to the intake, answered. Faults go to the adapter's `onTurnError`. */
async function turn(context: TurnContext, viaConsole: boolean, parts: ReceiverParts) {
  const { activity } = context
  const reading = receive(activity, {
    at: parts.now(),
    tenants: viaConsole
      ? [consoleTenant]
      : parts.tenants.filter((tenant) => tenant !== consoleTenant),
    service: viaConsole ? consoleService : activity.serviceUrl,
  })
  if (reading.kind === 'ignored') {
    parts.log.info(`teams: ignored, ${reading.why}`)
    return
  }
  if (reading.kind === 'unreadable') {
    parts.log.info(`teams: not understood, ${reading.why}`)
    return apologise(context, parts.unreadable())
  }
  if (reading.kind === 'search')
    return answerInvoke(context, searchAnswer(await parts.search(reading.speaker, reading.text)))
  if (reading.kind === 'refresh') {
    const card = await parts.refresh(reading.speaker, reading.press)
    return answerInvoke(context, card === null ? invokeText('') : invokeAnswer({ card }))
  }
  if (reading.kind === 'form') {
    if (reading.where === 'dialog') return answerInvoke(context, dialogAnswer(reading.opened))
    await context.sendActivity(renderForm(reading.opened))
    return
  }
  if (reading.kind === 'sent') return answerInvoke(context, await dialogSent(parts, reading))
  const shown = await parts.intake(reading.incoming)
  if (activity.type === 'invoke') return answerInvoke(context, invokeAnswer(shown))
  if (shown === null) return
  // A submit of a client without universal actions: there is no answer to fill, so the card itself is replaced.
  if (shown.card !== undefined && activity.replyToId !== undefined) {
    await context.updateActivity({ ...renderCard(shown), id: activity.replyToId })
    return
  }
  await context.sendActivity(renderCard(shown))
}

/** Teams waits ten seconds or a little more for the answer to a dialog. */
const dialogPatience = 5_000

/**
 * A dialog stays open with the reason when what it asked for was refused, and closes otherwise. A copy of a requisition's card
 * is brought up to date by its own task; any other card is replaced here, before the dialog closes if that is soon done.
 */
async function dialogSent(
  parts: ReceiverParts,
  { incoming, opened }: Extract<Reading, { kind: 'sent' }>,
): Promise<InvokeAnswer> {
  const answer = await parts.intake(incoming)
  const refused = refusalIn(answer)
  if (refused !== null) return dialogAnswer(opened, incoming.fields, refused)
  if (answer === null) return dialogClosed
  const { card, place = 'here' } = answer
  if (card === undefined) return dialogText(sentenceOf(answer))
  if (place !== 'here' || incoming.message === null) return dialogClosed
  const { message, address } = incoming
  const replaced = patiently(() => parts.channel.update(address, message, answer)).catch(
    (error: unknown) => parts.log.error('teams: a card could not be replaced', error),
  )
  await Promise.race([replaced, later(dialogPatience)])
  return dialogClosed
}

async function answerInvoke(context: TurnContext, value: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value })
}

async function apologise(context: TurnContext, message: Message): Promise<void> {
  const { type, name = '' } = context.activity
  if (type === 'invoke') return answerInvoke(context, sentenceAnswer(name, sentenceOf(message)))
  await context.sendActivity(renderCard(message))
}

/** The edge where a fault ends: logged, and the person is told; the recorded event is taken up again by its task. */
function withTurnError(adapter: CloudAdapter, parts: ReceiverParts): CloudAdapter {
  adapter.onTurnError = async (context, error) => {
    parts.log.error('teams: an event could not be handled', error)
    await apologise(context, parts.sorry())
  }
  return adapter
}

/** The response as the SDK wants it, over node's own. */
function responseOf(res: ServerResponse) {
  return {
    socket: res.socket,
    status: (code: number) => {
      res.statusCode = code
    },
    header: (name: string, value: unknown) => res.setHeader(name, String(value)),
    send: (body: unknown) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      res.setHeader(
        'content-type',
        `${typeof body === 'string' ? 'text/plain' : 'application/json'}; charset=utf-8`,
      )
      res.write(text)
    },
    end: () => res.end(),
  }
}
