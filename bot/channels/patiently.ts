import { Paused } from './channel.ts'

/** So often a paused call is made again, and so many seconds at most it waits each time. */
const attempts = 6
const longest = 30

/** Gives `later` after so many milliseconds; it does not keep the process alive. */
export const later = (milliseconds: number) =>
  new Promise<'later'>((resolve) => {
    setTimeout(() => resolve('later'), milliseconds).unref()
  })

/**
 * Makes a call that no task will repeat, waiting while the platform wants the conversation left alone. Throws the last
 * `Paused` when it never let go, and every other error at once.
 */
export async function patiently(call: () => Promise<void>, left = attempts): Promise<void> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Paused) || left <= 1 || error.seconds > longest) throw error
    await later(error.seconds * 1_000)
  }
  return await patiently(call, left - 1)
}
