import { z } from 'zod'
import type { Store } from '../store.ts'
import { commit } from './commit.ts'
import { load } from './load.ts'
import type { Sql } from './sql.ts'

/** The Store over PostgreSQL: each verb is one statement. */
export function createSqlStore(sql: Sql): Store {
  return {
    load: (want) => load(sql, want),
    commit: (change) => commit(sql, change),
    async nextRequestNumber() {
      const rows = await sql.query('select next_request_number() as number', [])
      return z.coerce.number().int().parse(rows[0]?.['number'])
    },
  }
}
