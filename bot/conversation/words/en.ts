import { answer } from './en/answer.ts'
import { card } from './en/card.ts'
import { chat } from './en/chat.ts'
import { figures } from './en/figures.ts'
import { operation } from './en/operation.ts'
import { refusal } from './en/refusal.ts'

export const en = { answer, card, chat, figures, operation, refusal }
