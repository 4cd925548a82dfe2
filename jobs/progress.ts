import type { Presenter } from './context.ts'

/** Chat platforms want about one message a second in a conversation at most. */
const pace = 1_000

export type Progress = {
  /** So many of `total` are done. Shown at once, or with the next when the last was shown just now. */
  reached(done: number): Promise<void>
  /** The bar's message says from now on what came of it. */
  ended(contradictions: number): Promise<void>
}

/** The bar of a long job in one conversation: one message, posted once and edited as the job goes on. */
export async function showProgress(
  { progress }: Pick<Presenter, 'progress'>,
  at: { readonly address: string; readonly person: string },
  total: number,
): Promise<Progress> {
  const message = await progress(at, null, { kind: 'running', done: 0, total })
  let shownAt = performance.now()
  return {
    reached: async (done) => {
      if (performance.now() - shownAt < pace) return
      shownAt = performance.now()
      await progress(at, message, { kind: 'running', done, total })
    },
    ended: async (contradictions) => {
      await progress(at, message, { kind: 'ended', contradictions })
    },
  }
}
