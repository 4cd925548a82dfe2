import { z } from 'zod'
import type { ApprovalReason } from '../../domain/approval/approval.ts'
import type { RequisitionRow } from '../../domain/desk/change.ts'
import type {
  ApprovalId,
  ModelCode,
  PartCode,
  PersonId,
  RequisitionId,
  SiteId,
} from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { type Line, openOf, waitingOf } from '../../domain/requisition/requisition.ts'
import { count, instant, name, some } from '../codec.ts'

export const requisitionRow = z.object({
  id: name<RequisitionId>(),
  kind: z.enum(['ordinary', 'replacement']),
  replaces: name<RequisitionId>().nullable(),
  replacedBy: name<RequisitionId>().nullable(),
  station: name<SiteId>(),
  requester: name<PersonId>(),
  serviceOrder: z.string().nullable(),
  urgent: z.boolean(),
  createdAt: instant,
  locale: z.enum(locales),
  version: some,
  revision: z.int(),
  quotaMonth: z.string(),
  heldFen: count,
  usedFen: count,
  holdUntil: instant.nullable(),
  cancelledBy: name<PersonId>().nullable(),
}) satisfies z.ZodType<RequisitionRow>

/** The refinements are the CHECKs of table `lines`, so that every store refuses the same rows. */
export const lineRow = z
  .object({
    requisition: name<RequisitionId>(),
    no: some,
    part: name<PartCode>(),
    model: name<ModelCode>().nullable(),
    requested: some,
    approved: count,
    reserved: count,
    picked: count,
    shipped: count,
    received: count,
    damaged: count,
    short: count,
    cancelled: count,
    source: name<SiteId>().nullable(),
    priceFen: count,
    promisedAt: instant.nullable(),
    typed: z.string(),
  })
  .refine((line) => waitingOf(line) >= 0, 'cancelled + reserved + shipped over requested')
  .refine(
    (line) => line.received + line.damaged + line.short <= line.shipped && openOf(line) >= 0,
    'received + damaged + short over shipped',
  ) satisfies z.ZodType<Line>

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request-value'), valueFen: z.int(), limitFen: z.int() }),
  z.object({
    kind: z.literal('piece-price'),
    line: some,
    priceFen: z.int(),
    limitFen: z.int(),
  }),
  z.object({ kind: z.literal('line-quantity'), line: some, quantity: z.int(), limit: z.int() }),
  z.object({ kind: z.literal('over-quota'), valueFen: z.int(), leftFen: z.int() }),
  z.object({ kind: z.literal('direct-draw'), line: some, source: name<SiteId>() }),
]) satisfies z.ZodType<ApprovalReason>

export const approvalRow = z.object({
  id: name<ApprovalId>(),
  requisition: name<RequisitionId>(),
  step: some,
  role: z.enum(['manager', 'hq-manager']),
  site: name<SiteId>(),
  reasons: z.array(reason),
  askedAt: instant,
  remindedAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
  decidedBy: name<PersonId>().nullable(),
  decidedFor: name<PersonId>().nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
})
