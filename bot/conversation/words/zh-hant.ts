import type { en } from './en.ts'
import { answer } from './zh-hant/answer.ts'
import { card } from './zh-hant/card.ts'
import { chat } from './zh-hant/chat.ts'
import { figures } from './zh-hant/figures.ts'
import { operation } from './zh-hant/operation.ts'
import { refusal } from './zh-hant/refusal.ts'

export const zhHant: typeof en = { answer, card, chat, figures, operation, refusal }
