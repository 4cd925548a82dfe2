declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A place that holds stock: `HQ`, a centre such as `C-HZ`, a station such as `S-TAIZHOU-1`. */
export type SiteId = Branded<'site'>
export type PersonId = Branded<'person'>
/** A part code as the catalogue writes it, for example `0010203662`. */
export type PartCode = Branded<'part'>
/** A model code as the catalogue writes it, for example `BCD-215KA`. */
export type ModelCode = Branded<'model'>
/** `REQ-1024`; the number comes from the store. */
export type RequisitionId = Branded<'requisition'>
/** `REQ-1024-S1`: the first shipment of that requisition. */
export type ShipmentId = Branded<'shipment'>
/** `REQ-1024-A1`: the first approval step of that requisition. */
export type ApprovalId = Branded<'approval'>
/** `REQ-1024-C1`: the first claim of that requisition. */
export type ClaimId = Branded<'claim'>
/** The SHA-256 of a file's bytes, as 64 hexadecimal digits. */
export type FileId = Branded<'file'>
/** `REQ-1024-A1-D1`: the first hand-over of that step; `p-wang-jianguo/1795658400000`: an absence, by when it was told. */
export type DelegationId = Branded<'delegation'>

export const siteId = (text: string) => text as SiteId
export const personId = (text: string) => text as PersonId
export const partCode = (text: string) => text as PartCode
export const modelCode = (text: string) => text as ModelCode
export const requisitionId = (text: string) => text as RequisitionId
export const shipmentId = (text: string) => text as ShipmentId
export const approvalId = (text: string) => text as ApprovalId
export const claimId = (text: string) => text as ClaimId
export const fileId = (text: string) => text as FileId
export const delegationId = (text: string) => text as DelegationId
