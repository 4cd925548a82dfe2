/**
 * The end of a command that could not do its work: what went wrong first, on standard error, and this exit code. A
 * database's own words stand at the bottom of the causes, below the query that met them.
 */
export function failed(error: unknown, exitCode: number): void {
  let first = error
  while (first instanceof Error && first.cause !== undefined) first = first.cause
  process.stderr.write(`${first instanceof Error ? first.message : String(first)}\n`)
  process.exitCode = exitCode
}
