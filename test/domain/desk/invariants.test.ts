import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotaPlace } from '../../../domain/quota/quota.ts'
import { openOf, type Requisition, waitingOf } from '../../../domain/requisition/requisition.ts'
import { can, statusOf } from '../../../domain/requisition/status.ts'
import { approvers, play, type Scene, script, shelved } from '../../support/desk-script.ts'
import { approves, cancels, receives, rejects, ships } from '../../support/desk-verbs.ts'
import { compressor, gasket, hangzhou, taizhou } from '../../support/desk-world.ts'

const parts = [compressor, gasket]

/** Whatever happens in whatever order, this holds after every step. */
function always(look: (scene: Scene) => void): void {
  fc.assert(
    fc.property(script, (given) => play(given, look)),
    { numRuns: 200 },
  )
}

const sumOf = <T>(all: readonly T[], count: (each: T) => number) =>
  all.reduce((sum, each) => sum + count(each), 0)

test('no line is ever short of itself: nothing negative, waiting and open included', () => {
  always(({ requisitions }) => {
    for (const line of requisitions.flatMap((each) => each.lines)) {
      const { reserved, picked, shipped, received, damaged, short, cancelled } = line
      const quantities = [reserved, picked, shipped, received, damaged, short, cancelled]
      expect(Math.min(...quantities, waitingOf(line), openOf(line))).toBeGreaterThanOrEqual(0)
      expect(received + damaged + short).toBeLessThanOrEqual(shipped)
    }
  })
})

test('a line has one source or waits: pieces that wait have none, nothing held and nothing sent', () => {
  always(({ requisitions }) => {
    for (const line of requisitions.flatMap((each) => each.lines)) {
      if (waitingOf(line) === 0) continue
      expect(line).toMatchObject({ source: null, promisedAt: null, reserved: 0, shipped: 0 })
    }
  })
})

test('no piece and no fen appears or vanishes, and no guarded account goes below zero', () => {
  // The ledger of the tests throws on a guarded account below zero.
  always(({ world, requisitions }) => {
    for (const unit of [...parts, 'fen']) expect(world.ledger.total(unit)).toBe(0)
    for (const part of parts) {
      const lines = requisitions.flatMap((each) => each.lines).filter((line) => line.part === part)
      const lost = sumOf(lines, (line) => line.short)
      expect(world.ledger.sum('lost', part)).toBe(lost)
      expect(world.ledger.sum('damaged', part)).toBe(sumOf(lines, (line) => line.damaged))
    }
  })
})

test('what lines and shipments say is what the stock accounts hold', () => {
  always(({ world, requisitions }) => {
    const lines = requisitions.flatMap((each) => each.lines)
    for (const part of parts) {
      for (const { id } of shelved) {
        const here = lines.filter((line) => line.part === part && line.source === id)
        const reserved = sumOf(here, (line) => line.reserved)
        expect(world.ledger.of('reserved', id, part)).toBe(reserved)
      }
    }
    for (const shipment of requisitions.flatMap((each) => each.shipments)) {
      const inside = sumOf(shipment.lines, (line) => line.shipped)
      const looked = sumOf(shipment.lines, (line) => line.accepted + line.damaged + line.short)
      const transit = sumOf(parts, (part) => world.ledger.of('transit', shipment.id, part))
      expect(transit).toBe(shipment.state === 'open' ? inside : 0)
      expect(looked).toBe(shipment.state === 'open' ? 0 : inside)
    }
  })
})

test('the quota accounts hold what the requisitions say, and what is left never exceeds the month', () => {
  always(({ world, requisitions, script: { monthlyQuotaFen } }) => {
    const month = requisitions.map((each) => quotaPlace(taizhou.id, each.quotaMonth))
    for (const place of new Set(month)) {
      const mine = requisitions.filter((_, index) => month[index] === place)
      const fen = (kind: 'left' | 'held' | 'used') => world.ledger.of(kind, place, 'fen')
      expect(fen('held')).toBe(sumOf(mine, (each) => each.heldFen))
      expect(fen('used')).toBe(sumOf(mine, (each) => each.usedFen))
      expect(fen('left') + fen('held')).toBeLessThanOrEqual(monthlyQuotaFen)
    }
  })
})

test('a requisition is charged for what left a warehouse, once, and a replacement for nothing', () => {
  always(({ requisitions }) => {
    for (const requisition of requisitions) {
      const away = requisition.lines.filter((line) => line.source !== taizhou.id)
      const sent = sumOf(away, (line) => line.shipped * line.priceFen)
      const toCome = sumOf(away, (line) => (line.reserved + waitingOf(line)) * line.priceFen)
      const charged = requisition.kind === 'ordinary'
      expect(requisition.usedFen).toBe(charged ? sent : 0)
      expect(requisition.heldFen).toBeLessThanOrEqual(charged ? toCome : 0)
    }
  })
})

test('an ended requisition leaves nothing reserved, nothing held and nobody to decide', () => {
  always(({ requisitions }) => {
    for (const requisition of requisitions) {
      if (!['closed', 'rejected', 'cancelled'].includes(statusOf(requisition))) continue
      expect(sumOf(requisition.lines, (line) => line.reserved + waitingOf(line))).toBe(0)
      expect(requisition.heldFen).toBe(0)
      expect(requisition.approvals.some((each) => each.state === 'pending')).toBe(false)
      expect(requisition.shipments.some((each) => each.state === 'open')).toBe(false)
    }
  })
})

test('nothing leaves a warehouse without every approval, each by another person and none by the requester', () => {
  always(({ requisitions }) => {
    const sent = requisitions.filter((each) => each.shipments.length > 0)
    expect(sent.flatMap((each) => each.approvals).every((each) => each.state === 'approved')).toBe(
      true,
    )
    for (const { approvals, requester } of requisitions) {
      const deciders = approvals.flatMap((each) =>
        each.state === 'approved' ? [each.decidedBy] : [],
      )
      expect(new Set([...deciders, requester]).size).toBe(deciders.length + 1)
    }
  })
})

test('a grade that never draws directly gets nothing past its centre that nobody approved', () => {
  always(({ requisitions, script: { directDraw } }) => {
    if (directDraw !== 'never') return
    for (const requisition of requisitions.filter((each) => each.kind === 'ordinary')) {
      const past = requisition.lines.filter(
        (line) => line.shipped > 0 && line.source !== taizhou.id && line.source !== hangzhou.id,
      )
      for (const line of past) expect(clearedLines(requisition)).toContain(line.no)
    }
  })
})

test('what the cards offer is what the desk does, and nothing else', () => {
  always(({ world, requisitions, at }) => {
    for (const requisition of requisitions) {
      const said = (answers: readonly { readonly kind: string }[]) =>
        answers.map((answer) => answer.kind)
      const decide = said(
        approvers.flatMap((person) => [
          approves(world, requisition, person, at),
          rejects(world, requisition, person),
        ]),
      )
      const ship = said(shelved.slice(1).map((site) => ships(world, requisition, site)))
      const receive = said(
        requisition.shipments.map(({ id }) => receives(world, requisition, [], { shipment: id })),
      )
      expect(can(requisition, 'decide')).toBe(!decide.includes('wrong-state'))
      expect(can(requisition, 'ship')).toBe(!ship.includes('wrong-state'))
      expect(can(requisition, 'ship')).toBe(ship.includes('decided'))
      expect(can(requisition, 'receive')).toBe(receive.includes('decided'))
      expect(can(requisition, 'cancel')).toBe(cancels(world, requisition).kind === 'decided')
    }
  })
})

function clearedLines(requisition: Requisition): readonly number[] {
  return requisition.approvals.flatMap((approval) =>
    approval.state === 'approved'
      ? approval.reasons.flatMap((reason) => (reason.kind === 'direct-draw' ? [reason.line] : []))
      : [],
  )
}
