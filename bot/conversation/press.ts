/** What a button carries: an id and a revision, and nothing that is believed. */
export type Press = {
  readonly verb: string
  /** A requisition, shipment or draft id. */
  readonly subject: string
  readonly revision: number
  /** Which choice of several, for example a candidate code or a line number. */
  readonly choice?: string
}
