import { z } from 'zod'
import type { ModelCode, PartCode, RequisitionId, SiteId } from '../../domain/ids.ts'
import type { Broken, CarrierTally, Cycle } from '../../domain/kpi/delivery.ts'
import type { Backorder, Demand, Wanted } from '../../domain/kpi/demand.ts'
import type { ShelfValue, Turnover } from '../../domain/kpi/stock.ts'
import { count, instant, name, some } from '../codec.ts'

export const demandRow = z.object({
  requests: count,
  lines: count,
  filled: count,
  unstocked: count,
}) satisfies z.ZodType<Demand>

export const wantedRow = z.object({
  code: name<PartCode | ModelCode>(),
  requests: some,
  pieces: some,
  before: count,
}) satisfies z.ZodType<Wanted>

export const carrierRow = z.object({
  carrier: z.string(),
  due: count,
  onTime: count,
  received: count,
  damaged: count,
  short: count,
  lines: count,
  damagedLines: count,
}) satisfies z.ZodType<CarrierTally>

export const brokenRow = z.object({
  part: name<PartCode>(),
  lines: some,
  damagedLines: some,
  damagedPieces: some,
  before: count,
}) satisfies z.ZodType<Broken>

export const cycleRow = z.object({
  lines: count,
  total: z.int(),
  untilShipped: z.int(),
}) satisfies z.ZodType<Cycle>

export const backorderRow = z.object({
  requisition: name<RequisitionId>(),
  station: name<SiteId>(),
  part: name<PartCode>(),
  pieces: some,
  askedAt: instant,
}) satisfies z.ZodType<Backorder>

export const shelfRow = z.object({
  place: name<SiteId>(),
  pieces: some,
  valueFen: count,
}) satisfies z.ZodType<ShelfValue>

export const turnoverRow = z.object({
  usedFen: z.int(),
  openingFen: z.int(),
  closingFen: z.int(),
  since: instant,
}) satisfies z.ZodType<Turnover>
