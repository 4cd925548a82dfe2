import { z } from 'zod'
import type { Claim } from '../../domain/claim/claim.ts'
import type {
  ClaimId,
  FileId,
  PartCode,
  PersonId,
  RequisitionId,
  ShipmentId,
  SiteId,
} from '../../domain/ids.ts'
import type { Photo } from '../../domain/shipment/photo.ts'
import { type ShipmentLine, stages } from '../../domain/shipment/shipment.ts'
import { count, instant, name, some } from '../codec.ts'

export const shipmentRow = z.object({
  id: name<ShipmentId>(),
  requisition: name<RequisitionId>(),
  from: name<SiteId>(),
  to: name<SiteId>(),
  carrier: z.string(),
  tracking: z.string(),
  shippedAt: instant,
  shippedBy: name<PersonId>(),
  promisedAt: instant,
  stage: z.enum(stages),
  stageAt: instant,
  state: z.enum(['open', 'received']),
  receivedAt: instant.nullable(),
  receivedBy: name<PersonId>().nullable(),
  version: some,
})

export const shipmentLineRow = z
  .object({
    shipment: name<ShipmentId>(),
    line: some,
    part: name<PartCode>(),
    shipped: some,
    accepted: count,
    damaged: count,
    short: count,
  })
  .refine(
    (line) => line.accepted + line.damaged + line.short <= line.shipped,
    'accepted + damaged + short over shipped',
  ) satisfies z.ZodType<ShipmentLine>

export const claimRow = z.object({
  id: name<ClaimId>(),
  requisition: name<RequisitionId>(),
  shipment: name<ShipmentId>(),
  line: some,
  part: name<PartCode>(),
  kind: z.enum(['damaged', 'short']),
  quantity: some,
  valueFen: count,
  carrier: z.string(),
  note: z.string().nullable(),
  openedAt: instant,
  openedBy: name<PersonId>(),
}) satisfies z.ZodType<Claim>

export const photoRow = z.object({
  requisition: name<RequisitionId>(),
  shipment: name<ShipmentId>(),
  file: name<FileId>(),
  addedAt: instant,
  addedBy: name<PersonId>(),
}) satisfies z.ZodType<Photo>
