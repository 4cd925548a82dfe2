import { sql } from 'drizzle-orm'
import { check, customType, pgTable, text } from 'drizzle-orm/pg-core'
import { pictureTypes } from '../files.ts'
import { instant, oneOf, word } from './columns.ts'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** Files by what is in them: the id is the SHA-256 of the bytes, so the same picture is kept once. */
export const files = pgTable(
  'files',
  {
    id: text().primaryKey(),
    type: word(pictureTypes).notNull(),
    bytes: bytes().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    check('files_id', sql`${table.id} = encode(sha256(${table.bytes}), 'hex')`),
    check('files_type', oneOf(table.type, pictureTypes)),
    check('files_size', sql`octet_length(${table.bytes}) between 1 and 10485760`),
  ],
)
