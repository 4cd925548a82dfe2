import { answer } from './en/answer.ts'
import { card } from './en/card.ts'
import { operation } from './en/operation.ts'
import { refusal } from './en/refusal.ts'

export const en = { answer, card, operation, refusal }
