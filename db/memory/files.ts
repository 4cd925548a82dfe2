import { createHash } from 'node:crypto'
import { fileId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import { type Files, largestFile } from '../files.ts'
import type { MemoryState } from './state.ts'

/** The Files over a plain map. */
export function createMemoryFiles({ files }: MemoryState): Files {
  return {
    async keep({ type, bytes }) {
      invariant(bytes.length > 0 && bytes.length <= largestFile, 'a file of at most 10 MB')
      const id = fileId(createHash('sha256').update(bytes).digest('hex'))
      if (!files.has(id)) files.set(id, { type, bytes: Uint8Array.from(bytes) })
      return id
    },
    read: async (id) => files.get(id) ?? null,
  }
}
