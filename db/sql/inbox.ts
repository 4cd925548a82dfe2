import { z } from 'zod'
import { json, jsonText, name, toColumns } from '../codec.ts'
import { inboundRow } from '../rows/work.ts'
import type { Inbox } from '../store.ts'
import { callDoor } from './door.ts'
import type { Sql } from './sql.ts'

const taken = z.object({ body: json, token: name() }).nullable()
const replies = z.array(z.object({ reply: json })).max(1)

/** The Inbox over PostgreSQL; leases run on the database's clock. */
export function createSqlInbox(sql: Sql): Inbox {
  return {
    async record(inbound) {
      const answer = await callDoor(sql, 'record_inbound', toColumns(inboundRow, inbound))
      return z.enum(['new', 'known']).parse(answer)
    },
    async take(key, leaseSeconds) {
      return taken.parse(await callDoor(sql, 'take_inbound', { key, lease_seconds: leaseSeconds }))
    },
    async finish(key, token, outcome) {
      z.boolean().parse(await callDoor(sql, 'finish_inbound', { key, token, outcome }))
    },
    async reply(key) {
      const rows = await sql.query(
        `select reply from changes where key = ($1::text::jsonb ->> 'key')`,
        [jsonText({ key })],
      )
      return replies.parse(rows)[0]?.reply
    },
  }
}
