import { holds } from '../../../domain/people/person.ts'
import type { Action, Card } from '../card.ts'
import type { Talk } from '../talk.ts'

/** Parts that everybody in the trade knows, to speak of in examples. */
const wellKnown = ['thermostat', 'compressor', 'control-board', 'drain-pump']

/** A model and a part to speak of in examples: those of the person's last request, else the catalogue's, so that an example always works. */
async function sample(talk: Talk): Promise<{ model: string; part: string }> {
  const { catalogue } = talk.desk
  const [recent] = await talk.desk.database.reads.requisitions({
    requester: talk.person.id,
    view: 'latest',
    limit: 1,
  })
  const line = recent?.lines.find((each) => each.model !== null)
  const known = line ? catalogue.part(line.part) : undefined
  const named = known ? catalogue.categoryName(known.category) : undefined
  if (line?.model && named) return { model: line.model, part: named[talk.locale].toLowerCase() }
  for (const model of catalogue.models) {
    if (model.status !== 'active') continue
    const category = catalogue.categoriesOf(model.code).find((each) => wellKnown.includes(each))
    const name = category === undefined ? undefined : catalogue.categoryName(category)
    if (name) return { model: model.code, part: name[talk.locale].toLowerCase() }
  }
  return { model: 'BCD-215KA', part: 'compressor' }
}

function examplesFor(talk: Talk, model: string, part: string): readonly string[] {
  const { answer } = talk.words
  const { person } = talk
  const stock = answer.helpStockExample(model, part)
  if (holds(person, 'clerk')) return answer.examples(model, part)
  if (holds(person, 'manager') || holds(person, 'hq-manager'))
    return [answer.helpDecideExample, stock, answer.helpHqExample]
  if (holds(person, 'keeper')) return [answer.helpShipExample, stock, answer.inTransitExample]
  return [stock, answer.inTransitExample, answer.helpHqExample]
}

/** A sentence with three examples to press, of what this person may do. */
export async function examplesCard(talk: Talk, sentence: string): Promise<Card> {
  const { model, part } = await sample(talk)
  const examples = examplesFor(talk, model, part)
  return {
    title: sentence,
    blocks: [],
    actions: examples.map((example): Action => ({ kind: 'say', label: example, text: example })),
    fallback: `${sentence} ${examples.join(' / ')}`,
  }
}

/** What this person can do, each with an example to press. */
export async function helpCard(talk: Talk): Promise<Card> {
  const { answer, delegation } = talk.words
  const { person } = talk
  const { model, part } = await sample(talk)
  const clerk = holds(person, 'clerk')
  const decides = holds(person, 'manager') || holds(person, 'hq-manager')
  const rows: readonly (readonly [string, string] | null)[] = [
    talk.draft ? [answer.helpChange, answer.helpChangeExample] : null,
    talk.draft ? [answer.helpUndo, answer.helpUndoExample] : null,
    clerk ? [answer.helpAsk, answer.helpAskExample(model, part)] : null,
    [answer.helpStock, answer.helpStockExample(model, part)],
    clerk ? [answer.helpTrack, answer.helpTrackExample] : null,
    clerk ? [answer.helpReceive, answer.helpReceiveExample] : null,
    clerk ? [answer.helpCancel, answer.helpCancelExample] : null,
    decides ? [answer.helpDecide, answer.helpDecideExample] : null,
    decides ? [delegation.help, delegation.helpExample] : null,
    holds(person, 'keeper') ? [answer.helpShip, answer.helpShipExample] : null,
    clerk ? null : [answer.helpHq, answer.helpHqExample],
    decides ? [answer.helpFigures, answer.helpFiguresExample] : null,
  ]
  const shown = rows.filter((row) => row !== null)
  return {
    title: answer.help,
    blocks: [{ kind: 'facts', facts: shown.map(([label, value]) => ({ label, value })) }],
    actions: shown.map(([label, example]): Action => ({ kind: 'say', label, text: example })),
    fallback: answer.help,
  }
}
