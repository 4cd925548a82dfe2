/** So many turns at once: fewer than there are connections to the database, so that what comes in meanwhile can be recorded. */
const atOnce = 4

/**
 * Lets the turns of one conversation follow one another within this process, so that a crowd of presses does not spend its
 * tries on conflicts with itself, and holds back what is more than a few turns at once. What other processes do meanwhile is
 * settled by versions, as everything is.
 */
export function createTurns(): <T>(conversation: string, turn: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  const waiting: (() => void)[] = []
  let underWay = 0

  const admitted = async () => {
    if (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else underWay += 1
  }
  /** Whoever leaves hands their place to the one who has waited longest. */
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
  const limited = async <T>(turn: () => Promise<T>): Promise<T> => {
    await admitted()
    return await turn().finally(leave)
  }

  return async (conversation, turn) => {
    const before = last.get(conversation) ?? Promise.resolve()
    const mine = before.then(() => limited(turn))
    const over = Promise.allSettled([mine])
    last.set(conversation, over)
    try {
      return await mine
    } finally {
      if (last.get(conversation) === over) last.delete(conversation)
    }
  }
}
