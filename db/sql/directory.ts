import { and, desc, eq, sql as expression, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { personId } from '../../domain/ids.ts'
import { people } from '../schema/company.ts'
import { conversations } from '../schema/work.ts'
import type { Directory } from '../store.ts'
import { byBytes } from './catalogue.ts'
import { callDoor } from './door.ts'
import { readPeople } from './reads.ts'
import type { Sql } from './sql.ts'

/** The Directory over PostgreSQL. */
export function createSqlDirectory(sql: Sql): Directory {
  return {
    async link(identity) {
      const answer = await callDoor(sql, 'link_identity', identity)
      const owner = z.string().nullable().parse(answer)
      return owner === null ? null : personId(owner)
    },
    async linkByEmail({ at, ...account }) {
      const moment = new Date(at).toISOString()
      const answer = await callDoor(sql, 'link_by_email', { ...account, at: moment })
      const owner = z.string().nullable().parse(answer)
      return owner === null ? null : personId(owner)
    },
    async addresses(person) {
      const rows = await sql.drizzle
        .select({ address: conversations.address })
        .from(conversations)
        .where(and(eq(conversations.person, person), eq(conversations.kind, 'personal')))
        .orderBy(desc(conversations.usedAt), byBytes(conversations.address))
      return rows.map((row) => row.address)
    },
    async reachable(people) {
      const rows = await sql.drizzle
        .selectDistinct({ person: conversations.person })
        .from(conversations)
        .where(and(inArray(conversations.person, [...people]), eq(conversations.kind, 'personal')))
      return new Set(rows.map((row) => personId(row.person)))
    },
    named(text) {
      const name = (locale: string) => expression`${people.name} ->> ${locale} = ${text}`
      const same = or(
        expression`${people.id} = ${text}`,
        name('zh-Hans'),
        name('zh-Hant'),
        name('en'),
      )
      return readPeople(sql.drizzle, same ?? expression`false`)
    },
  }
}
