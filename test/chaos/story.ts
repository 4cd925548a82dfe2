import type { Core } from '../../bot/compose.ts'
import type { Incoming } from '../../bot/conversation/incoming.ts'
import { hours, type Instant } from '../../domain/time.ts'
import { morning, serviceOrder } from './company.ts'
import type { Phones } from './phones.ts'

type Step =
  | { readonly user: string; readonly joins: true }
  | { readonly user: string; readonly says: string }
  | {
      readonly user: string
      readonly presses: string
      readonly fields?: Readonly<Record<string, string>>
    }
  /** Business time goes on to so many hours after the beginning. */
  | { readonly until: number }

/** The story that took 23 days: a letter is missing, the centre has none, the part arrives broken and is replaced. */
const story: readonly Step[] = [
  { user: 'clerk', joins: true },
  { user: 'manager', joins: true },
  { user: 'keeper', joins: true },
  { user: 'clerk', says: `申请BCD-215A压缩机1个 工单${serviceOrder}` },
  { user: 'clerk', presses: 'BCD-215KA' },
  { user: 'clerk', presses: '提交申请' },
  { until: 2 },
  { user: 'keeper', presses: '确认发货', fields: { tracking: 'SF1000000000001' } },
  { until: 8 },
  { until: 26 },
  { user: 'clerk', says: '收到了但是碎了' },
  { user: 'clerk', presses: '登记并补发', fields: { note: '外壳碎了' } },
  { until: 27 },
  { user: 'keeper', presses: '确认发货', fields: { tracking: 'SF1000000000002' } },
  { until: 51 },
  { user: 'clerk', presses: '签收，全部完好' },
]

export type Scene = {
  readonly core: Core
  readonly phones: Phones
  /** Resolves when nothing is due any more. */
  readonly settle: () => Promise<void>
  /** Called when a step begins. */
  readonly begins: () => void
}

/**
 * Plays the whole story from its beginning, whatever of it has happened in earlier lives: every event has its fixed key
 * and is sent again as it was sent first, and time goes on to fixed hours. So everything done before is a repetition.
 */
export async function playStory(scene: Scene): Promise<void> {
  for (const [index, step] of story.entries()) {
    scene.begins()
    if ('until' in step) await passUntil(scene, morning + hours(step.until))
    else await act(scene, step, `teams/console/${step.user}:${index}`)
    await scene.settle()
  }
}

async function passUntil({ core }: Scene, at: Instant): Promise<void> {
  const left = at - core.clock.now()
  if (left > 0) await core.clock.advance(left / hours(1))
}

async function act(scene: Scene, step: Exclude<Step, { until: number }>, key: string) {
  const { core, phones } = scene
  const incoming = phones.sentBefore(key) ?? (await composed(scene, step, key))
  if (!phones.sentBefore(key)) phones.send(incoming)
  const answer = await core.intake(incoming)
  if (answer && incoming.kind === 'pressed' && incoming.message !== null)
    phones.replace(incoming.address, incoming.message, answer)
}

async function composed(
  scene: Scene,
  step: Exclude<Step, { until: number }>,
  key: string,
): Promise<Incoming> {
  const { user } = step
  const received = {
    key,
    speaker: { platform: 'teams', tenant: 'console', user },
    address: `teams:phone-${user}`,
    conversation: 'personal' as const,
    at: scene.core.clock.now(),
  }
  if ('joins' in step) return { ...received, kind: 'joined', locale: 'zh-Hans' }
  if ('says' in step) return { ...received, kind: 'said', text: step.says }
  const { message, press, defaults } = await buttonWhenShown(scene, received.address, step.presses)
  return { ...received, kind: 'pressed', press, fields: { ...defaults, ...step.fields }, message }
}

const patience = 5_000

/** A person looks until the button is there; a card that failed to come is tried again within a second or so. */
async function buttonWhenShown({ phones, settle }: Scene, address: string, label: string) {
  const begun = performance.now()
  while (performance.now() - begun < patience) {
    const button = phones.button(address, label)
    if (button) return button
    await new Promise((done) => setTimeout(done, 50))
    await settle()
  }
  throw new Error(`${address} was never shown the button ${label}`)
}
