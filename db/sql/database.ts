import type { Database } from '../store.ts'
import { deadLetters, verify } from '../verify.ts'
import { createSqlDirectory } from './directory.ts'
import { createSqlFigures } from './figures.ts'
import { createSqlFiles } from './files.ts'
import { createSqlInbox } from './inbox.ts'
import { createSqlReads } from './reads.ts'
import type { Sql } from './sql.ts'
import { createSqlStore } from './store.ts'
import { createSqlTaskBoard } from './task-board.ts'

/** All verbs over one driver. */
export function createSqlDatabase(sql: Sql): Database {
  return {
    store: createSqlStore(sql),
    inbox: createSqlInbox(sql),
    tasks: createSqlTaskBoard(sql),
    reads: createSqlReads(sql.drizzle),
    figures: createSqlFigures(sql),
    directory: createSqlDirectory(sql),
    files: createSqlFiles(sql),
    verify: (only) => verify(sql, only),
    deadLetters: () => deadLetters(sql),
    close: sql.close,
  }
}
