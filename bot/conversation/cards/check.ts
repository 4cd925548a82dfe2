import type { JobProgress } from '../../../jobs/context.ts'
import type { Card, Message } from '../card.ts'
import type { Words } from '../words/words.ts'

const cells = 10

/** `▰▰▰▱▱▱▱▱▱▱`: how much of ten is done. */
function barOf(done: number, total: number): string {
  const full = total === 0 ? cells : Math.floor((done / total) * cells)
  return '▰'.repeat(full) + '▱'.repeat(cells - full)
}

/** How far a long job has come, or what came of a check of the records. */
export function progressMessage(progress: JobProgress, { operation, figures }: Words): Message {
  if (progress.kind === 'running') {
    const { job, done, total } = progress
    const sentence = job === 'check' ? operation.checkRunning : figures.reading
    return { text: sentence(barOf(done, total), done, total) }
  }
  const { contradictions } = progress
  return { text: contradictions === 0 ? operation.checkWell : operation.checkFound(contradictions) }
}

/** Under news of contradictions: the button that looks again. */
export function checkCard({ operation }: Words): Card {
  return {
    title: operation.checkTitle,
    blocks: [],
    actions: [
      {
        kind: 'button',
        label: operation.checkNow,
        press: { verb: 'check-records', subject: 'records', revision: 0 },
      },
    ],
    fallback: operation.checkTitle,
  }
}
