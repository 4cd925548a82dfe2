import { commitMutants } from './commit-mutants.ts'
import { delegationMutants } from './delegation-mutants.ts'
import { doorMutants } from './door-mutants.ts'
import { ledgerMutants } from './ledger-mutants.ts'
import type { Mutant } from './mutant.ts'
import { rowMutants } from './row-mutants.ts'
import { taskDoorMutants } from './task-door-mutants.ts'
import { workMutants } from './work-mutants.ts'

/** Every fault that is planted in the SQL doors. */
export const mutants: readonly Mutant[] = [
  ...ledgerMutants,
  ...commitMutants,
  ...rowMutants,
  ...workMutants,
  ...doorMutants,
  ...delegationMutants,
  ...taskDoorMutants,
]
