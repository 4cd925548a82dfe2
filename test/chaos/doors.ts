import type { Database } from '../../db/store.ts'

/** Called around every call of a door with its number, from 1. `after`: the database has answered. */
export type Watch = (moment: 'before' | 'after', count: number, door: string) => void

/** The same database, every one of its writing doors watched; what only reads leaves nothing behind to be torn. */
export function watchDoors(database: Database, watch: Watch): Database {
  let count = 0
  const watched =
    <Arguments extends readonly unknown[], Answer>(
      door: string,
      call: (...given: Arguments) => Promise<Answer>,
    ) =>
    async (...given: Arguments): Promise<Answer> => {
      const mine = ++count
      watch('before', mine, door)
      const answer = await call(...given)
      watch('after', mine, door)
      return answer
    }
  const { store, inbox, tasks } = database
  return {
    ...database,
    store: {
      ...store,
      commit: watched('commit', store.commit),
      nextRequestNumber: watched('next-number', store.nextRequestNumber),
    },
    inbox: {
      ...inbox,
      record: watched('record', inbox.record),
      take: watched('take', inbox.take),
      finish: watched('finish', inbox.finish),
    },
    tasks: {
      ...tasks,
      claim: watched('claim', tasks.claim),
      extend: watched('extend', tasks.extend),
      complete: watched('complete', tasks.complete),
      fail: watched('fail', tasks.fail),
      pause: watched('pause', tasks.pause),
    },
  }
}
