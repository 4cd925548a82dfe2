import type { JobProgress, Presenter } from './context.ts'

/** Chat platforms want about one message a second in a conversation at most. */
const pace = 1_000

export type Progress = {
  /** The bar's message on its platform, for what comes of the job. */
  readonly message: string
  /** So many of `total` are done. Shown at once, or with the next when the last was shown just now. */
  reached(done: number): Promise<void>
}

/** What is being done, in how many steps. */
export type Work = Pick<Extract<JobProgress, { kind: 'running' }>, 'job' | 'total'>

/** The bar of a long job in one conversation: one message, posted once and edited as the job goes on. */
export async function showProgress(
  { progress }: Pick<Presenter, 'progress'>,
  at: { readonly address: string; readonly person: string },
  work: Work,
): Promise<Progress> {
  const message = await progress(at, null, { kind: 'running', ...work, done: 0 })
  let shownAt = performance.now()
  return {
    message,
    reached: async (done) => {
      if (performance.now() - shownAt < pace) return
      shownAt = performance.now()
      await progress(at, message, { kind: 'running', ...work, done })
    },
  }
}
