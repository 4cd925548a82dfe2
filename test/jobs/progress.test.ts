import { expect, test, vi } from 'vitest'
import type { JobProgress, Presenter } from '../../jobs/context.ts'
import { showProgress } from '../../jobs/progress.ts'

function watchedPresenter() {
  const shown: [string | null, JobProgress][] = []
  const presenter: Pick<Presenter, 'progress'> = {
    progress: async (_at, message, progress) => {
      shown.push([message, progress])
      return message ?? 'm1'
    },
  }
  return { shown, presenter }
}

test('one message, posted once and edited at most once a second', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { shown, presenter } = watchedPresenter()
  const progress = await showProgress(
    presenter,
    { address: 'a', person: 'p' },
    {
      job: 'check',
      total: 20,
    },
  )
  for (let done = 1; done <= 20; done++) {
    vi.advanceTimersByTime(300)
    await progress.reached(done)
  }
  vi.useRealTimers()
  expect(shown.map(([message]) => message)).toEqual([null, 'm1', 'm1', 'm1', 'm1', 'm1'])
  expect(progress.message).toBe('m1')
  expect(shown.map(([, told]) => (told.kind === 'running' ? told.done : 'ended'))).toEqual([
    0, 4, 8, 12, 16, 20,
  ])
})
