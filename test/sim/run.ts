import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Backend, backends, openWorlds, usual } from './backends.ts'
import { type Campaign, type Report, simulate } from './campaign.ts'
import { replayLine } from './replay.ts'

const help = `npm run sim -- [--on memory|pglite|postgres] [--seed N] [--runs N] [--ops N] [--keep N,N,...]

Plays random days of a small company against the desk and a database, and checks every rule after every operation.
Without --on: a million operations in memory, then 50,000 on PGlite and PostgreSQL, compared with memory.`

const { values } = parseArgs({
  options: {
    on: { type: 'string' },
    seed: { type: 'string' },
    runs: { type: 'string' },
    ops: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean' },
  },
})

function numberOf(name: 'seed' | 'runs' | 'ops', otherwise: number): number {
  const value = values[name] === undefined ? otherwise : Number(values[name])
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new Error(`--${name} is a whole number\n\n${help}`)
}

function chosenBackends(): readonly Backend[] {
  if (values.on === undefined) return backends
  const chosen = backends.filter((backend) => backend === values.on)
  if (chosen.length > 0) return chosen
  throw new Error(`--on is one of ${backends.join(', ')}\n\n${help}`)
}

/** Plays one campaign and prints its line. True when no rule was broken. */
async function campaign(on: Backend, seed: number): Promise<boolean> {
  const runs = numberOf('runs', usual[on].runs)
  const ops = numberOf('ops', usual[on].ops)
  const keep = values.keep === undefined ? null : values.keep.split(',').map(Number)
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  const progress: Campaign['progress'] = (run, report) => {
    if (run % Math.ceil(runs / 10) !== 0) return
    console.log(`  ${on}: run ${run} of ${runs}, ${report.operations} operations, ${seconds()} s`)
  }
  console.log(`${on}: seed ${seed}, ${runs} runs of ${keep?.length ?? ops} operations`)
  const worlds = await openWorlds(on)
  try {
    const compared = on !== 'memory'
    const report = await simulate({ worlds, compared, seed, runs, ops, keep, progress })
    if (values.on !== undefined) printAnswers(report)
    if (report.failure) console.log(`\n${replayLine(report.failure, on, ops)}\n`)
    const violations = report.failure ? 1 : 0
    console.log(
      `sim ${on}: ${report.operations} operations, ${report.runs} seeds from ${seed}, ` +
        `${violations} violations, ${seconds()} s`,
    )
    return violations === 0
  } finally {
    await worlds.close()
  }
}

function printAnswers({ answers }: Report): void {
  for (const [answer, count] of [...answers].toSorted(([, one], [, other]) => other - one))
    console.log(`  ${String(count).padStart(8)} ${answer}`)
}

if (values.help) console.log(help)
else {
  const seed = numberOf('seed', randomInt(1_000_000_000))
  for (const on of chosenBackends()) {
    if (!(await campaign(on, seed))) process.exitCode = 1
  }
}
