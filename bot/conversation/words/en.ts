import { answer } from './en/answer.ts'
import { card } from './en/card.ts'
import { chat } from './en/chat.ts'
import { delegation } from './en/delegation.ts'
import { figures } from './en/figures.ts'
import { operation } from './en/operation.ts'
import { photo } from './en/photo.ts'
import { refusal } from './en/refusal.ts'

export const en = {
  answer,
  card,
  chat,
  delegation,
  figures,
  operation,
  photo,
  refusal,
}
