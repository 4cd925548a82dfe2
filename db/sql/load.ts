import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromColumns, jsonText, rowsFrom } from '../codec.ts'
import { policyFrom, policyRow } from '../rows/company.ts'
import { delegationFrom, delegationRow } from '../rows/delegations.ts'
import { balanceRow } from '../rows/ledger.ts'
import { conversationRow } from '../rows/work.ts'
import { people, policies } from '../schema/company.ts'
import { accounts, quotaGrants } from '../schema/ledger.ts'
import { approvals, delegations, lines, requisitions } from '../schema/requests.ts'
import { conversations } from '../schema/work.ts'
import type { Snapshot, Want } from '../store.ts'
import {
  mayBeServed,
  personDocument,
  personFrom,
  requisitionDocument,
  requisitionFrom,
} from './documents.ts'
import { type Sql, textOf } from './sql.ts'

const waitingLine = sql`(l.requested - l.cancelled - l.reserved - l.shipped > 0)`

/** The array that the wish holds under this name, as rows of text. */
const wanted = (name: string) =>
  sql.raw(`(select jsonb_array_elements_text($1::text::jsonb -> '${name}'))`)

/** The person that a delegation names. */
const documentOf = (side: 'giver' | 'delegate') =>
  sql`(select ${personDocument} from ${people} where ${people.id} = ${sql.raw(`d.${side}`)})`

/** One statement, so that all of it comes from one snapshot. */
const statement = textOf(sql`select jsonb_build_object(
  'requisitions', (select jsonb_agg(${requisitionDocument}
      order by ${requisitions.createdAt}, length(${requisitions.id}), ${requisitions.id} collate "C")
    from ${requisitions}
    where ${requisitions.id} in (
      select jsonb_array_elements_text(${sql.raw('$1::text::jsonb')} -> 'requisitions')
      union all
      select l.requisition from ${lines} l
      where ${waitingLine} and (${sql.raw('$1::text::jsonb')} ->> 'waiting')::boolean
    ) and (
      ${requisitions.id} in ${wanted('requisitions')}
      or (${requisitions.cancelledBy} is null and ${mayBeServed})
    )),
  'people', (select jsonb_agg(${personDocument} order by ${people.id} collate "C") from ${people}
    where ${people.id} in ${wanted('people')}),
  'balances', (select jsonb_agg(to_jsonb(b) order by b.unit collate "C", b.kind collate "C", b.place collate "C")
    from (
      select a.* from ${accounts} a where a.unit in ${wanted('units')} and a.balance > 0
      union
      select a.* from ${accounts} a
      join jsonb_to_recordset(${sql.raw('$1::text::jsonb')} -> 'accounts') as n(kind text, place text, unit text)
        on (a.unit, a.kind, a.place) = (n.unit, n.kind, n.place)
    ) b),
  'quota_grants', (select jsonb_agg(${quotaGrants.id} order by ${quotaGrants.id} collate "C") from ${quotaGrants}
    where ${quotaGrants.id} in ${wanted('quotaGrants')}),
  'conversations', (select jsonb_agg(to_jsonb(c) order by c.address collate "C") from ${conversations} c
    where c.address in ${wanted('conversations')}),
  'standings', (select jsonb_agg(jsonb_build_object('delegation', to_jsonb(d), 'giver', ${documentOf('giver')},
      'delegate', ${documentOf('delegate')}) order by d.given_at, d.id collate "C")
    from ${delegations} d
    where ${sql.raw("$1::text::jsonb -> 'standings'")} is not null and (d.requisition in ${wanted('requisitions')}
      or d.approval is not null and d.ended_at is null and d.delegate in ${wanted('people')}
        and exists (select from ${approvals} a where a.id = d.approval and a.state = 'pending')
      or d.ends_at > to_timestamp((${sql.raw("$1::text::jsonb ->> 'standings'")})::bigint / 1000 - 7 * 86400))),
  'policy', (select jsonb_build_object('version', p.version, 'rules', p.rules) from ${policies} p)
) as snapshot`)

const snapshot = z.object({
  requisitions: z.array(z.unknown()).nullable(),
  people: z.array(z.unknown()).nullable(),
  balances: z.unknown(),
  quota_grants: z.array(z.string()).nullable(),
  conversations: z.unknown(),
  standings: z
    .array(z.object({ delegation: z.unknown(), giver: z.unknown(), delegate: z.unknown() }))
    .nullable(),
  policy: z.unknown(),
})

/** Everything that a decision wants to see, with versions. */
export async function load(sql: Sql, want: Want): Promise<Snapshot> {
  const rows = await sql.query(statement, [jsonText(want)])
  const found = snapshot.parse(rows[0]?.['snapshot'])
  return {
    requisitions: (found.requisitions ?? []).map(requisitionFrom),
    people: (found.people ?? []).map(personFrom),
    balances: rowsFrom(balanceRow, found.balances),
    quotaGrants: found.quota_grants ?? [],
    conversations: rowsFrom(conversationRow, found.conversations),
    standings: (found.standings ?? []).map(({ delegation, giver, delegate }) => ({
      delegation: delegationFrom(fromColumns(delegationRow, delegation)),
      giver: personFrom(giver),
      delegate: personFrom(delegate),
    })),
    policy: policyFrom(fromColumns(policyRow, found.policy)),
  }
}
