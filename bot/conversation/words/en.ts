import { answer } from './en/answer.ts'
import { card } from './en/card.ts'
import { refusal } from './en/refusal.ts'

export const en = { answer, card, refusal }
