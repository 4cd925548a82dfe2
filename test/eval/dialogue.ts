import type { Draft } from '../../bot/conversation/draft/draft.ts'
import { keptOf } from '../../bot/conversation/draft/kept.ts'
import { type Question, settle } from '../../bot/conversation/draft/settle.ts'
import { labelled } from '../../bot/conversation/understand/labels.ts'
import { understand } from '../../bot/conversation/understand/understand.ts'
import type { Rehearsal, Where } from '../../bot/rehearsal/rehearsal.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Knowledge } from './sets.ts'

export type Line = { readonly part?: string; readonly model?: string; readonly qty?: number | null }

export type Turn = {
  readonly as: string
  readonly say: string
  readonly thread?: string
  readonly expect?: {
    readonly intent?: string
    readonly draft?: readonly Line[]
    readonly urgent?: boolean
    readonly asks?: string
    readonly decided?: boolean
    readonly submitted?: boolean
  }
}

export type Dialogue = {
  readonly id: string
  readonly lang: string
  readonly tags?: readonly string[]
  readonly turns: readonly Turn[]
}

/** What did not come out as expected after a turn: which expectation, what was wanted, what came. */
export type Miss = {
  readonly turn: number
  readonly about: string
  readonly said: string
  readonly wanted: unknown
  readonly got: unknown
}

/** Plays a dialogue on the sample company and gives every expectation that was checked, with what missed. */
export async function play(
  dialogue: Dialogue,
  rehearsal: Rehearsal,
  knowledge: Knowledge,
): Promise<{ readonly checked: number; readonly misses: readonly Miss[] }> {
  const shared = dialogue.turns.some(({ as, thread }) => thread !== undefined || as === 'clerk2')
  const misses: Miss[] = []
  let checked = 0
  for (const [turn, { as, say, thread, expect = {} }] of dialogue.turns.entries()) {
    const where = shared
      ? { channel: dialogue.id, ...(thread ? { thread } : {}) }
      : { apart: dialogue.id }
    const before = await draftOf(rehearsal, as, where)
    const intent = intentIn(say, before, knowledge)
    await rehearsal.say(as, say, where)
    const got = await stateOf(rehearsal, as, where, intent, knowledge)
    for (const [about, wanted] of Object.entries(expect)) {
      checked += 1
      const value = got[about as keyof typeof got]
      if (!agrees(about, wanted, value)) misses.push({ turn, about, said: say, wanted, got: value })
    }
  }
  return { checked, misses }
}

async function draftOf(rehearsal: Rehearsal, as: string, where: Where): Promise<Draft | null> {
  const address = rehearsal.addressOf(as, where)
  const { conversations } = await rehearsal.database.store.load({ conversations: [address] })
  const row = conversations[0]
  return row ? keptOf(row.draft, rehearsal.personOf(as).person, rehearsal.now()).draft : null
}

function intentIn(text: string, draft: Draft | null, { vocabulary }: Knowledge): string {
  return labelled(understand(text, { vocabulary, hasDraft: draft !== null }), { holds: true })
    .intent
}

async function stateOf(
  rehearsal: Rehearsal,
  as: string,
  where: Where,
  intent: string,
  { catalogue }: Knowledge,
) {
  const draft = await draftOf(rehearsal, as, where)
  const requisitions = await rehearsal.database.reads.requisitions({ view: 'latest', limit: 20 })
  const settled = draft === null ? null : settle(draft, catalogue, rehearsal.now())
  return {
    intent,
    draft: (settled?.draft.lines ?? []).map((line) => ({
      part: nounsOf(line, catalogue),
      model: line.model ?? line.modelTyped,
      qty: line.quantity,
    })),
    urgent: draft?.urgent ?? false,
    asks: settled === null ? 'which-request' : askedBy(settled.questions[0]),
    decided: requisitions.some(({ approvals }) =>
      approvals.some(({ state }) => state === 'approved' || state === 'rejected'),
    ),
    submitted: requisitions.length > 0,
  }
}

function nounsOf(line: Draft['lines'][number], catalogue: Catalogue): readonly string[] {
  const part = line.part === null ? undefined : catalogue.part(line.part)
  return part ? [part.category] : line.categories
}

function askedBy(question: Question | undefined): string {
  switch (question?.kind) {
    case undefined:
      return 'confirm'
    case 'model-missing':
    case 'model-doubt':
    case 'model-of-code':
      return 'model'
    case 'part-missing':
      return 'part'
    case 'part-doubt':
      return question.line.code === null ? 'part' : 'code'
    case 'serial':
      return 'serial'
    case 'quantity':
      return 'quantity'
  }
}

function agrees(about: string, wanted: unknown, got: unknown): boolean {
  if (about !== 'draft') return wanted === got
  const lines = Object(wanted) as readonly Line[]
  const drafted = Object(got) as readonly {
    part: readonly string[]
    model: string | null
    qty: number | null
  }[]
  return (
    lines.length === drafted.length &&
    lines.every((line, index) => {
      const other = drafted[index]
      if (!other) return false
      const part = line.part?.replaceAll(' ', '-')
      return (
        (part === undefined ||
          other.part.some((each) => each === part || each.endsWith(`-${part}`))) &&
        (line.model === undefined || plain(line.model) === plain(other.model ?? '')) &&
        (line.qty === undefined || line.qty === other.qty)
      )
    })
  )
}

const plain = (code: string | null) => (code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
