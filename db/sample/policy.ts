import type { Policy } from '../../domain/policy/policy.ts'

const yuan = (amount: number) => amount * 100

/** The company's rules at the start, in fen and hours. The owner changes them as data. */
export const samplePolicy: Policy = {
  version: 1,
  grades: {
    A: {
      monthlyQuotaFen: yuan(50_000),
      requestLimitFen: yuan(8_000),
      pieceLimitFen: yuan(2_000),
      lineQuantityLimit: 10,
      directDraw: 'always',
    },
    B: {
      monthlyQuotaFen: yuan(20_000),
      requestLimitFen: yuan(4_000),
      pieceLimitFen: yuan(1_000),
      lineQuantityLimit: 6,
      directDraw: 'always',
    },
    C: {
      monthlyQuotaFen: yuan(8_000),
      requestLimitFen: yuan(2_000),
      pieceLimitFen: yuan(500),
      lineQuantityLimit: 3,
      directDraw: 'if-centre-has-none',
    },
    D: {
      monthlyQuotaFen: yuan(3_000),
      requestLimitFen: yuan(800),
      pieceLimitFen: yuan(300),
      lineQuantityLimit: 1,
      directDraw: 'never',
    },
  },
  secondApprovalFactor: 2,
  remindAfterHours: 2,
  escalateAfterHours: 8,
  holdHours: 48,
  pollHours: 2,
}
