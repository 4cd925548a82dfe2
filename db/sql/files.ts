import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { fileId } from '../../domain/ids.ts'
import { instant } from '../codec.ts'
import { type Files, pictureTypes } from '../files.ts'
import { callDoor } from './door.ts'
import type { Sql } from './sql.ts'

const found = z.array(z.object({ type: z.enum(pictureTypes), bytes: z.base64() })).max(1)

/** The Files over PostgreSQL. Bytes travel as base64 both ways: the drivers differ in everything binary. */
export function createSqlFiles(sql: Sql): Files {
  return {
    async keep({ type, bytes }, at) {
      const id = await callDoor(sql, 'keep_file', {
        type,
        bytes: Buffer.from(bytes).toString('base64'),
        at: z.encode(instant, at),
      })
      return fileId(z.string().parse(id))
    },
    async read(id) {
      const rows = await sql.query(
        `select type, translate(encode(bytes, 'base64'), E'\\n', '') as bytes from files where id = $1`,
        [id],
      )
      const file = found.parse(rows)[0]
      return file ? { type: file.type, bytes: Buffer.from(file.bytes, 'base64') } : null
    },
  }
}
