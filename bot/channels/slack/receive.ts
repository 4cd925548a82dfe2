import { z } from 'zod'
import { type Circumstances, ignored, type Reading } from './reading.ts'
import { receiveCommand, receiveShortcut } from './receive-command.ts'
import { receiveEvent } from './receive-event.ts'
import { receivePress } from './receive-press.ts'
import { receiveView } from './receive-view.ts'

const bodyShape = z.looseObject({ type: z.string().optional(), command: z.string().optional() })

/**
 * A request of Slack as an `Incoming`, or what else it is. Who speaks comes from the signed payload only (workspace and
 * user id), and the workspace must be one of ours.
 */
export function receive(body: unknown, circumstances: Circumstances): Reading {
  const parsed = bodyShape.safeParse(body)
  if (!parsed.success) return ignored('not an object')
  if (parsed.data.command !== undefined) return receiveCommand(body, circumstances)
  switch (parsed.data.type ?? '') {
    case 'event_callback':
      return receiveEvent(body, circumstances)
    case 'block_actions':
      return receivePress(body, circumstances)
    case 'view_submission':
      return receiveView(body, circumstances)
    case 'message_action':
      return receiveShortcut(body, circumstances)
    default:
      return ignored(`request of type ${parsed.data.type}`)
  }
}
