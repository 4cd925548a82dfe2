import { personId, siteId } from '../../domain/ids.ts'
import { periodAt } from '../../domain/kpi/period.ts'
import { reachOf, scopeOf } from '../../domain/kpi/reach.ts'
import { isEmptyReport } from '../../domain/kpi/report.ts'
import type { JobContext } from '../context.ts'
import type { Payload } from '../definitions.ts'
import { showProgress } from '../progress.ts'
import { readReport, reportSteps } from '../read-report.ts'

/**
 * Posts the report to one reader, of what they may see by now. Who asked for it watches it being read, and is also told
 * that there is nothing to tell.
 */
export async function showReport(
  context: JobContext,
  { person, address, unit, from, sites, isAwaited }: Payload<'show-report'>,
): Promise<void> {
  const { database, network, presenter, now } = context
  const { people } = await database.store.load({ people: [personId(person)] })
  const reach = people[0] ? reachOf(people[0]) : null
  const named = sites?.map(siteId) ?? null
  const scope = reach && scopeOf(network, reach, named)
  if (!scope) return
  const reader = { address, person }
  const progress = isAwaited
    ? await showProgress(presenter, reader, { job: 'report', total: reportSteps })
    : null
  const report = await readReport(database.figures, {
    period: periodAt(unit, from),
    now: now(),
    scope,
    sites: named ?? scope.places,
    reached: async (steps) => await progress?.reached(steps),
  })
  if (isEmptyReport(report) && !isAwaited) return
  await presenter.report(reader, progress?.message ?? null, report)
}
