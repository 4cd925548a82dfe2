import type { CardCopyRow, Change, NewTask, Put } from '../../domain/desk/change.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Balance } from '../../domain/ledger/account.ts'
import { decisionsOf } from './decisions.ts'
import { addToBalance, type Folder, type MemoryState, type TaskRow } from './state.ts'

/** Carries out a change that passed every check. */
export function applyChange(state: MemoryState, change: Change, deltas: readonly Balance[]): void {
  state.replies.set(change.key, change.reply)
  for (const decision of decisionsOf(state, change.put)) {
    state.decisions.set(decision.approval, decision)
  }
  putRequests(state, change.put)
  putShipping(state, change.put)
  putTalk(state, change.put)
  for (const delta of deltas) addToBalance(state, delta)
  for (const transfer of change.transfers) {
    state.entries.push({ ...transfer, changeKey: change.key, at: change.at })
  }
  for (const fact of change.events) {
    const facts = state.events.get(fact.aggregate) ?? []
    state.events.set(fact.aggregate, facts)
    facts.push(fact)
  }
  for (const task of change.tasks) addTask(state, task, 0)
  finishHandled(state, change.key)
}

/** Adds a task unless its key is known. `notBefore` is the database's clock; 0: at once. */
export function addTask(state: MemoryState, task: NewTask, notBefore: number): void {
  if (state.taskKeys.has(task.key)) return
  state.lastTask += 1
  const row: TaskRow = {
    ...task,
    id: String(state.lastTask),
    number: state.lastTask,
    attempts: 0,
    state: 'due',
    notBefore,
    token: null,
    leaseUntil: 0,
    lastError: null,
  }
  state.tasks.set(row.id, row)
  state.taskKeys.set(row.key, row)
}

/** Finishes the rescue task of an inbound event. */
export function finishRescue(state: MemoryState, key: string): void {
  const rescue = state.taskKeys.get(`inbound:${key}`)
  if (!rescue) return
  rescue.state = 'done'
  rescue.leaseUntil = 0
}

/** An event that somebody ignored while somebody else was still writing is finished: what was written counts. */
function finishHandled(state: MemoryState, key: string): void {
  const row = state.inbox.get(key)
  if (!row || row.state === 'finished') return
  row.state = 'finished'
  row.leaseUntil = 0
  finishRescue(state, key)
}

function folderOf(state: MemoryState, id: Folder['header']['id']): Folder {
  const folder = state.folders.get(id)
  invariant(folder, `requisition ${id} exists`)
  return folder
}

/** The columns that a statement may change are the new row's, the others stay; as in `commit_change`. */
function putRequests(state: MemoryState, put: Put): void {
  for (const row of put.requisitions ?? []) {
    const folder = state.folders.get(row.id)
    if (!folder) {
      state.folders.set(row.id, emptyFolder(row))
      continue
    }
    const { kind, replaces, station, requester, createdAt } = folder.header
    folder.header = { ...row, kind, replaces, station, requester, createdAt }
  }
  for (const row of put.lines ?? []) {
    const { lines } = folderOf(state, row.requisition)
    lines.set(row.no, { ...row, typed: lines.get(row.no)?.typed ?? row.typed })
  }
  for (const row of put.approvals ?? []) {
    const { approvals } = folderOf(state, row.requisition)
    const before = approvals.get(row.id)
    const { requisition, step, role, site, reasons, askedAt } = before ?? row
    const kept = { requisition, step, role, site, reasons, askedAt }
    const decidedFor = before && 'decidedFor' in before ? before.decidedFor : null
    approvals.set(
      row.id,
      'decidedFor' in row
        ? { ...row, ...kept, decidedFor: row.decidedFor ?? decidedFor }
        : { ...row, ...kept },
    )
  }
  for (const row of put.delegations ?? []) {
    const before = state.delegations.get(row.id) ?? row
    const { endedAt, version } = row
    state.delegations.set(row.id, { ...before, endedAt, version })
  }
}

function emptyFolder(header: Folder['header']): Folder {
  return {
    header,
    lines: new Map(),
    approvals: new Map(),
    shipments: new Map(),
    shipmentLines: new Map(),
    claims: new Map(),
    photos: new Map(),
  }
}

function putShipping(state: MemoryState, put: Put): void {
  for (const row of put.shipments ?? []) {
    const { shipments } = folderOf(state, row.requisition)
    const { from, to, shippedAt, shippedBy } = shipments.get(row.id) ?? row
    shipments.set(row.id, { ...row, from, to, shippedAt, shippedBy })
    state.shipmentOwners.set(row.id, row.requisition)
  }
  for (const row of put.shipmentLines ?? []) {
    const owner = state.shipmentOwners.get(row.shipment)
    invariant(owner, `shipment ${row.shipment} exists`)
    const { shipmentLines } = folderOf(state, owner)
    const key = `${row.shipment}/${row.line}`
    const { part, shipped } = shipmentLines.get(key) ?? row
    shipmentLines.set(key, { ...row, part, shipped })
  }
  for (const row of put.claims ?? []) {
    const { claims } = folderOf(state, row.requisition)
    claims.set(row.id, { ...(claims.get(row.id) ?? row), note: row.note })
  }
  for (const row of put.photos ?? []) {
    const { photos } = folderOf(state, row.requisition)
    const key = `${row.shipment}/${row.file}`
    photos.set(key, photos.get(key) ?? row)
  }
}

function putTalk(state: MemoryState, put: Put): void {
  for (const row of put.quotaGrants ?? []) state.quotaGrants.set(row.id, row)
  for (const row of put.conversations ?? []) state.conversations.set(row.address, row)
  for (const row of put.cardCopies ?? []) {
    state.cardCopies.set(row.id, mergedCopy(state.cardCopies.get(row.id), row))
  }
  for (const row of put.settings ?? []) state.settings.set(row.name, row.value)
}

/** Late news of an older card never takes back what is already shown; and what is shown was wanted. */
function mergedCopy(before: CardCopyRow | undefined, given: CardCopyRow): CardCopyRow {
  const row = { ...given, wanted: Math.max(given.wanted, given.shown) }
  if (!before) return row
  return {
    ...before,
    message: row.message ?? before.message,
    wanted: Math.max(before.wanted, row.wanted),
    shown: Math.max(before.shown, row.shown),
  }
}
