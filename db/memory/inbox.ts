import type { Json } from '../../domain/json.ts'
import { throughJson, toColumns } from '../codec.ts'
import { inboundRow } from '../rows/work.ts'
import type { Inbound, Inbox } from '../store.ts'
import { addTask, finishRescue } from './apply.ts'
import type { MemoryState } from './state.ts'

const rescueAfter = 15_000

/** The Inbox over plain maps. */
export function createMemoryInbox(state: MemoryState, databaseClock: () => number): Inbox {
  return {
    async record(given) {
      toColumns(inboundRow, given)
      const inbound = throughJson(given) as Inbound
      if (state.inbox.has(inbound.key)) return 'known'
      const isWritten = state.replies.has(inbound.key)
      const fresh = isWritten ? ('finished' as const) : ('recorded' as const)
      state.inbox.set(inbound.key, { ...inbound, state: fresh, token: null, leaseUntil: 0 })
      if (isWritten) return 'new'
      const rescue = {
        key: `inbound:${inbound.key}`,
        kind: 'handle-inbound',
        payload: { key: inbound.key },
        dueAt: inbound.receivedAt,
        lane: null,
      }
      addTask(state, rescue, databaseClock() + rescueAfter)
      return 'new'
    },
    async take(key, leaseSeconds) {
      const row = state.inbox.get(key)
      if (row?.state !== 'recorded' || row.leaseUntil > databaseClock()) return null
      state.lastToken += 1
      row.token = `token-${state.lastToken}`
      row.leaseUntil = databaseClock() + leaseSeconds * 1000
      return { body: row.body, token: row.token }
    },
    async finish(key, token, outcome) {
      const row = state.inbox.get(key)
      if (row?.state !== 'recorded' || row.token !== token) return
      row.token = null
      row.leaseUntil = 0
      if (outcome === 'again') return
      row.state = 'ignored'
      finishRescue(state, key)
    },
    reply: async (key): Promise<Json | undefined> => state.replies.get(key),
  }
}
