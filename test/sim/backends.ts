import postgres from 'postgres'
import { migratePglite } from '../../db/migrate.ts'
import { connectPglite } from '../../db/pglite.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { pgliteWorlds, postgresWorlds } from '../support/sim-sql-world.ts'
import { memoryWorlds, type Worlds } from '../support/sim-world.ts'

export const backends = ['memory', 'pglite', 'postgres'] as const
export type Backend = (typeof backends)[number]

/** How much is played where when nothing else is asked for: a million operations in memory, 50,000 on real SQL. */
export const usual: Readonly<Record<Backend, { readonly runs: number; readonly ops: number }>> = {
  memory: { runs: 2_000, ops: 500 },
  pglite: { runs: 20, ops: 250 },
  postgres: { runs: 184, ops: 250 },
}

/** A PostgreSQL server is started for the occasion, and stopped with the worlds. */
export async function openWorlds(backend: Backend): Promise<Worlds> {
  switch (backend) {
    case 'memory':
      return memoryWorlds()
    case 'pglite':
      return await freshPglite()
    case 'postgres':
      return await onPrivateServer()
  }
}

async function freshPglite(): Promise<Worlds> {
  const embedded = await connectPglite({ dataDir: null })
  await migratePglite(embedded.client)
  return await pgliteWorlds(embedded)
}

async function onPrivateServer(): Promise<Worlds> {
  const server = await startPostgres()
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  await sql.unsafe('create database simulation')
  await sql.end()
  const url = new URL(server.url)
  url.pathname = '/simulation'
  const worlds = await postgresWorlds(url.href)
  return {
    fresh: () => worlds.fresh(),
    async close() {
      await worlds.close()
      await server.stop()
    },
  }
}
