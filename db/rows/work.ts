import { z } from 'zod'
import type {
  CardCopyRow,
  ConversationRow,
  Expectation,
  Fact,
  NewTask,
  SettingRow,
} from '../../domain/desk/change.ts'
import type { PersonId, RequisitionId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { count, instant, json, name, some } from '../codec.ts'
import type { BoardFigures, DeadLetter, Inbound, Task } from '../store.ts'

export const expectationRow = z.object({
  kind: z.enum([
    'requisition',
    'shipment',
    'person',
    'policy',
    'conversation',
    'quota-grant',
    'delegation',
  ]),
  id: name(),
  version: count,
}) satisfies z.ZodType<Expectation>

export const conversationRow = z.object({
  address: name(),
  person: name<PersonId>(),
  kind: z.enum(['personal', 'group']),
  locale: z.enum(locales),
  draft: json,
  version: some,
  usedAt: instant,
}) satisfies z.ZodType<ConversationRow>

export const cardCopyRow = z.object({
  id: name(),
  requisition: name<RequisitionId>(),
  audience: z.enum(['requester', 'approver', 'keeper']),
  person: name<PersonId>(),
  address: name(),
  message: z.string().nullable(),
  wanted: count,
  shown: count,
}) satisfies z.ZodType<CardCopyRow>

export const settingRow = z.object({ name: name(), value: json }) satisfies z.ZodType<SettingRow>

export const factRow = z.object({
  aggregate: name(),
  kind: name(),
  actor: name(),
  at: instant,
  data: json,
}) satisfies z.ZodType<Fact>

export const newTaskRow = z.object({
  key: name(),
  kind: name(),
  payload: json,
  dueAt: instant,
  lane: name().nullable(),
}) satisfies z.ZodType<NewTask>

export const claimedTaskRow = z.object({
  id: name(),
  kind: name(),
  payload: json,
  attempts: some,
  lane: z.string().nullable(),
  dueAt: instant,
  token: name(),
}) satisfies z.ZodType<Task & { token: string }>

export const inboundRow = z.object({
  key: name(),
  body: json,
  receivedAt: instant,
}) satisfies z.ZodType<Inbound>

export const deadLetterRow = z.object({
  id: name(),
  kind: name(),
  attempts: some,
  error: z.string(),
  diedAt: count,
}) satisfies z.ZodType<DeadLetter>

export const boardFiguresRow = z.object({
  due: count,
  oldest: instant.nullable(),
  oldestInLane: instant.nullable(),
  dead: count,
}) satisfies z.ZodType<BoardFigures>
