import type { en } from './en.ts'
import { answer } from './zh-hans/answer.ts'
import { card } from './zh-hans/card.ts'
import { chat } from './zh-hans/chat.ts'
import { delegation } from './zh-hans/delegation.ts'
import { figures } from './zh-hans/figures.ts'
import { operation } from './zh-hans/operation.ts'
import { photo } from './zh-hans/photo.ts'
import { refusal } from './zh-hans/refusal.ts'

export const zhHans: typeof en = {
  answer,
  card,
  chat,
  delegation,
  figures,
  operation,
  photo,
  refusal,
}
