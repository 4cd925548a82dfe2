import { comeBack, goAway, standInChanged } from '../../domain/desk/absence.ts'
import { cancel } from '../../domain/desk/cancel.ts'
import { escalate, expireHold, remind, serveWaiting } from '../../domain/desk/clocks.ts'
import { decide } from '../../domain/desk/decide.ts'
import { handOver, takeBack } from '../../domain/desk/hand-over.ts'
import { progress } from '../../domain/desk/progress.ts'
import { receive } from '../../domain/desk/receive.ts'
import { ship } from '../../domain/desk/ship.ts'
import { submit } from '../../domain/desk/submit.ts'

/** The verbs under simulation, in one place so that a test can put a faulty one among them. */
export const desk = {
  submit,
  decide,
  cancel,
  ship,
  receive,
  progress,
  remind,
  escalate,
  expireHold,
  serveWaiting,
  handOver,
  takeBack,
  goAway,
  comeBack,
  standInChanged,
} as const

export type Desk = typeof desk
