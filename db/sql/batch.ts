type Waiting<Item, Answer> = {
  readonly item: Item
  readonly answer: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

/**
 * One call for many: what is asked while a call is under way goes together in the next. `call` gives one answer for each
 * item, in order; a fault is everybody's.
 */
export function inBatches<Item, Answer>(
  most: number,
  call: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let busy = false
  const work = async () => {
    busy = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await answerAll(batch, call)
    }
    busy = false
  }
  return (item) =>
    new Promise((answer, fail) => {
      waiting.push({ item, answer, fail })
      if (!busy) work().catch(fail)
    })
}

async function answerAll<Item, Answer>(
  batch: readonly Waiting<Item, Answer>[],
  call: (items: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<void> {
  try {
    const answers = await call(batch.map(({ item }) => item))
    for (const [index, each] of batch.entries()) each.answer(answers[index] as Answer)
  } catch (error) {
    for (const { fail } of batch) fail(error)
  }
}
