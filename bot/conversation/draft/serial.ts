import { type Draft, type DraftLine, withLine } from './draft.ts'

/**
 * The draft with a serial number that was said. It is that of the appliance the new lines are for; with no new line,
 * that of the line still open, else the last one; and of every line for the same model. What was settled without the
 * number is settled again with it.
 */
export function withSerial(before: Draft, after: Draft, serial: string): Draft {
  const known = new Set(before.lines.map((line) => line.no))
  const added = after.lines.filter((line) => !known.has(line.no))
  const open = after.lines.find((line) => line.part === null) ?? after.lines.at(-1)
  const meant = added.length > 0 ? added : open ? [open] : []
  const models = new Set(meant.map(modelKey))
  return after.lines
    .filter((line) => models.has(modelKey(line)))
    .reduce((so, { no }) => withLine(so, no, { serial, part: null, rangeChosen: false }), after)
}

/** The serial number of a line, or the one said of another line for the same model. */
export function serialOf(draft: Draft, line: DraftLine): string | null {
  if (line.serial !== null) return line.serial
  const alike = draft.lines.filter((each) => modelKey(each) === modelKey(line))
  return alike.findLast((each) => each.serial !== null)?.serial ?? null
}

const modelKey = (line: DraftLine) =>
  (line.model ?? line.modelTyped ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '')
