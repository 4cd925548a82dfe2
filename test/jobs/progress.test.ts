import { expect, test, vi } from 'vitest'
import type { CheckProgress, Presenter } from '../../jobs/context.ts'
import { showProgress } from '../../jobs/progress.ts'

function watchedPresenter() {
  const shown: [string | null, CheckProgress][] = []
  const presenter: Pick<Presenter, 'progress'> = {
    progress: async (_at, message, progress) => {
      shown.push([message, progress])
      return message ?? 'm1'
    },
  }
  return { shown, presenter }
}

test('one message, posted once and edited at most once a second, and it always ends', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { shown, presenter } = watchedPresenter()
  const progress = await showProgress(presenter, { address: 'a', person: 'p' }, 20)
  for (let done = 1; done <= 20; done++) {
    vi.advanceTimersByTime(300)
    await progress.reached(done)
  }
  await progress.ended(0)
  vi.useRealTimers()
  expect(shown.map(([message]) => message)).toEqual([null, 'm1', 'm1', 'm1', 'm1', 'm1', 'm1'])
  expect(shown.map(([, told]) => (told.kind === 'running' ? told.done : 'ended'))).toEqual([
    0,
    4,
    8,
    12,
    16,
    20,
    'ended',
  ])
})
