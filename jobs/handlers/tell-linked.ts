import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'

/** Tells of an account that was linked by its e-mail address: its person where they spoke, and every operator. */
export async function tellLinked(
  context: JobContext,
  { account, address }: Payload<'tell-linked'>,
): Promise<void> {
  await context.presenter.tellLinked(account, address)
}
