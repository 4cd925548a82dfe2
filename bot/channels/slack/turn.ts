import type { Answer } from '../../conversation/card.ts'
import { later, patiently } from '../patiently.ts'
import { refusalIn, sentenceOf } from '../refusal.ts'
import { type NoticeView, renderNoticeView } from './modal.ts'
import type { SlackParts } from './parts.ts'
import type { Reading } from './reading.ts'

/** Tells Slack that a request has arrived; with a view, that the dialog should show it instead of closing. */
export type Acknowledge = (answer?: {
  readonly response_action: 'update'
  readonly view: NoticeView
}) => Promise<void>

/** Slack waits three seconds for the answer to a dialog. */
const dialogPatience = 2_000

type TurnParts = Pick<
  SlackParts,
  'channel' | 'aside' | 'intake' | 'home' | 'unreadable' | 'late' | 'log'
>
type Arrived = Extract<Reading, { kind: 'incoming' }>

/** One event that has been read: acknowledged, handled, and answered where the answer belongs. */
export function createTurn(
  parts: TurnParts,
): (reading: Reading, acknowledge: Acknowledge) => Promise<void> {
  const { aside, log } = parts
  return async (reading, acknowledge) => {
    switch (reading.kind) {
      case 'ignored':
        log.info(`slack: ignored, ${reading.why}`)
        return await acknowledge()
      case 'unreadable':
        await acknowledge()
        return await aside.whisper(reading.eyes, sentenceOf(parts.unreadable()))
      case 'dialog': {
        const opening = aside.openDialog(reading)
        await acknowledge()
        if ((await opening) === 'opened') return
        return await aside.whisper(reading.eyes, sentenceOf(parts.late()))
      }
      case 'home':
        await acknowledge()
        return await showHome(parts, reading)
      case 'incoming':
        if (reading.from === 'dialog') return await dialogSent(parts, reading, acknowledge)
        await acknowledge()
        return await show(parts, reading, await parts.intake(reading.incoming))
    }
  }
}

/** A dialog stays open with the reason when what it asked for was refused, and closes otherwise. */
async function dialogSent(
  parts: TurnParts,
  reading: Arrived,
  acknowledge: Acknowledge,
): Promise<void> {
  const answered = parts.intake(reading.incoming)
  const inTime = await Promise.race([answered, later(dialogPatience)]).catch(() => null)
  const sentence = inTime === 'later' ? null : refusalIn(inTime)
  if (sentence === null) {
    await acknowledge()
    return await show(parts, reading, await answered)
  }
  await acknowledge({ response_action: 'update', view: renderNoticeView(sentence) })
  await show(parts, reading, await answered, 'told')
}

/**
 * Shows what a press came to. A copy of a requisition's card is brought up to date by its own task, in order with all
 * others, so here only the person who pressed is told why nothing changed.
 */
async function show(
  parts: TurnParts,
  reading: Arrived,
  answer: Answer | null,
  told: 'told' | 'untold' = 'untold',
): Promise<void> {
  const { incoming, eyes } = reading
  if (incoming.kind !== 'pressed' || answer === null) return
  const sentence = refusalIn(answer)
  const { message, speaker } = incoming
  if (sentence !== null && told === 'untold') await parts.aside.whisper(eyes, sentence)
  if (reading.from === 'home') return await showHome(parts, { speaker, eyes })
  const { card, place = 'here' } = answer
  if (place !== 'here' || card === undefined || message === null) return
  await patiently(() => parts.channel.update(incoming.address, message, { card }))
}

async function showHome(
  parts: TurnParts,
  { speaker, eyes }: Pick<Extract<Reading, { kind: 'home' }>, 'speaker' | 'eyes'>,
): Promise<void> {
  const card = await parts.home(speaker)
  if (card !== null) await parts.aside.showHome(eyes, card)
}
