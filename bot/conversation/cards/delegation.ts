import type { Requisition } from '../../../domain/requisition/requisition.ts'
import type { Action, Block, Field } from '../card.ts'
import { aboutRequest } from './lines.ts'
import type { Reader } from './reader.ts'

/** What there is to say about who decides a step for whom, seen by whoever looks; names are in the reader's language. */
export type DelegationView = {
  readonly handed: {
    readonly giver: string
    readonly delegate: string
    readonly note: string | null
    readonly viewer: 'giver' | 'delegate' | 'other'
  } | null
  readonly absences: readonly {
    readonly giver: string
    readonly delegate: string
    readonly until: string
    readonly viewer: 'giver' | 'delegate' | 'other'
  }[]
  /** Who can take it over from whoever looks; null when they have nothing to hand over. */
  readonly takers: Field | null
}

/** Who has been asked to decide instead of whom, and until when. */
export function delegationNotices(view: DelegationView, { words }: Reader): readonly Block[] {
  const { delegation } = words
  const sentences = [
    ...(view.handed === null ? [] : [handedSentence(view.handed, delegation)]),
    ...view.absences.map(({ giver, delegate, until, viewer }) => {
      if (viewer === 'delegate') return delegation.youStandIn(giver, until)
      if (viewer === 'giver') return delegation.standsInForYou(delegate, until)
      return delegation.standsIn(giver, delegate, until)
    }),
  ]
  const note = view.handed?.note ?? null
  return [
    ...sentences.map((text): Block => ({ kind: 'notice', tone: 'plain', text })),
    ...(note === null
      ? []
      : [{ kind: 'text', style: 'subtle', text: delegation.noted(note) } as const]),
  ]
}

function handedSentence(
  { giver, delegate, viewer }: NonNullable<DelegationView['handed']>,
  words: Reader['words']['delegation'],
): string {
  if (viewer === 'delegate') return words.handedToYou(giver)
  if (viewer === 'giver') return words.youHanded(delegate)
  return words.handed(giver, delegate)
}

/** Handing it over where somebody can take it, and taking it back while it is away. */
export function delegationActions(
  requisition: Requisition,
  view: DelegationView,
  reader: Reader,
): readonly Action[] {
  const { delegation } = reader.words
  const press = { subject: requisition.id, revision: requisition.revision }
  if (view.handed?.viewer === 'giver')
    return [{ kind: 'button', label: delegation.takeBack, press: { ...press, verb: 'take-back' } }]
  if (view.takers === null) return []
  return [
    {
      kind: 'form',
      label: delegation.delegate,
      about: aboutRequest(requisition, reader),
      fields: [
        view.takers,
        {
          kind: 'text',
          name: 'note',
          label: delegation.note,
          placeholder: delegation.noteHint,
        },
      ],
      send: { label: delegation.handOver, press: { ...press, verb: 'hand-over' } },
    },
  ]
}
