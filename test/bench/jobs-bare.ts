import { Queue, Worker } from 'bullmq'
import { connectImpatiently, connectPatiently } from '../../jobs/redis/connect.ts'
import type { Begun, Done, Way } from './jobs.ts'

/** BullMQ as it comes, with jobs that carry a number: added in one command for each change, as many at once as our runner. */
export async function bareBullMq(
  url: string,
  concurrency: number,
  begun: Begun,
  done: Done,
): Promise<Way> {
  const log = { info: () => {}, error: () => {} }
  const connection = connectImpatiently(url, log)
  const patient = connectPatiently(url, log)
  const queue = new Queue('bare', { connection, prefix: 'bare' })
  await queue.waitUntilReady()
  const worker = new Worker(
    'bare',
    async (job) => {
      begun(Number(job.data.number))
    },
    { connection: patient, prefix: 'bare', concurrency },
  )
  worker.on('completed', done)
  return {
    name: 'bare BullMQ',
    write: async (numbers) => {
      const opts = { removeOnComplete: true }
      await queue.addBulk(numbers.map((number) => ({ name: 'job', data: { number }, opts })))
    },
    close: async () => {
      await worker.close()
      await queue.close()
      connection.disconnect()
      patient.disconnect()
    },
  }
}
