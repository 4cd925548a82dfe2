import type { en } from './en.ts'
import { answer } from './zh-hant/answer.ts'
import { card } from './zh-hant/card.ts'
import { chat } from './zh-hant/chat.ts'
import { delegation } from './zh-hant/delegation.ts'
import { figures } from './zh-hant/figures.ts'
import { operation } from './zh-hant/operation.ts'
import { photo } from './zh-hant/photo.ts'
import { refusal } from './zh-hant/refusal.ts'

export const zhHant: typeof en = {
  answer,
  card,
  chat,
  delegation,
  figures,
  operation,
  photo,
  refusal,
}
