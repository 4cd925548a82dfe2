import type { Channel } from '../../../bot/channels/channel.ts'
import type { Answer, Message } from '../../../bot/conversation/card.ts'
import type { Incoming, Pressed, Said } from '../../../bot/conversation/incoming.ts'
import type { Lines } from './lines.ts'
import { chinese } from './lines-chinese.ts'
import { english } from './lines-english.ts'

/** A bot that knows its lines: enough to try the page without the rest of Partline. */
export async function fakeBot(incoming: Incoming, channel: Channel): Promise<Answer | null> {
  switch (incoming.kind) {
    case 'joined': {
      await channel.post(incoming.address, chinese.welcome)
      return null
    }
    case 'said': {
      await channel.post(incoming.address, answer(incoming))
      return null
    }
    case 'pressed':
      return shown(incoming)
  }
}

function linesFor(text: string): Lines {
  return /[\u4e00-\u9fff]/.test(text) ? chinese : english
}

function answer({ text }: Said): Message {
  const lines = linesFor(text)
  const language = lines === chinese ? 'zh' : 'en'
  const subject = `${language}-draft`
  if (/R07.*BCD|BCD.*R07/.test(text)) {
    return lines.question((choice) => ({ verb: 'choose', subject, revision: 1, choice }))
  }
  if (/REQ-1001/.test(text)) return lines.progress
  if (/库存|stock/.test(text)) return lines.stock
  return lines.welcome
}

function shown({ press, fields }: Pressed): Answer {
  if (fields['note'] === 'the corner') return { text: 'there is no such shipment', place: 'aside' }
  const lines = press.subject.startsWith('en') ? english : chinese
  const submit = { verb: 'submit', subject: press.subject, revision: 2 }
  if (press.verb === 'choose') return lines.confirm(submit, { ...submit, verb: 'change' })
  if (press.verb === 'submit') return lines.progress
  return { text: `${press.verb} ${JSON.stringify(fields)}` }
}
