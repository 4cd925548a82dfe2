import { expect, test } from 'vitest'
import { laterStage, stages } from '../../../domain/shipment/shipment.ts'

test('of two stages the later one counts, whichever is told first', () => {
  for (const [index, stage] of stages.entries()) {
    for (const earlier of stages.slice(0, index)) {
      expect(laterStage(earlier, stage)).toBe(stage)
      expect(laterStage(stage, earlier)).toBe(stage)
    }
    expect(laterStage(stage, stage)).toBe(stage)
  }
})
