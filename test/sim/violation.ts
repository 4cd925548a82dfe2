/** A rule that did not hold. Everything else that is thrown in a simulation is a fault, and just as bad. */
export class Violation extends Error {
  readonly rule: string
  constructor(rule: string, facts: unknown) {
    super(`${rule}: ${JSON.stringify(facts)}`)
    this.name = 'Violation'
    this.rule = rule
  }
}

/** Throws a `Violation` unless the rule holds; `facts` are asked for only then. */
export function must(holds: boolean, rule: string, facts: () => unknown): void {
  if (!holds) throw new Violation(rule, facts())
}
