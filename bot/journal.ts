import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Journal } from './console/history.ts'

/** The console's log as a file of lines; it is a convenience of the page, the requests themselves are in the database. */
export function fileJournal(folder: string): Journal {
  const file = join(folder, 'console.jsonl')
  return {
    append: (line) => appendFileSync(file, `${line}\n`),
    read: () => {
      mkdirSync(folder, { recursive: true })
      const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
      // A crash may have cut off the last line; without this the next one would be lost with it.
      if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n')
      return text.split('\n').filter(Boolean)
    },
  }
}
