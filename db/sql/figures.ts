import type { z } from 'zod'
import { fromColumns, instant, jsonText, rowsFrom } from '../codec.ts'
import {
  backorderRow,
  brokenRow,
  carrierRow,
  cycleRow,
  demandRow,
  shelfRow,
  turnoverRow,
  wantedRow,
} from '../rows/figures.ts'
import type { Figures } from '../store.ts'
import { broken, carriers, cycle } from './figures-of-deliveries.ts'
import { backorders, demand, wanted } from './figures-of-demand.ts'
import { shelves, turnover } from './figures-of-stock.ts'
import type { Sql } from './sql.ts'

/** What is counted for reports, each by one statement, so that all of a figure comes from one snapshot. */
export function createSqlFigures(sql: Sql): Figures {
  const ask = async (statement: string, question: object): Promise<unknown> => {
    const rows = await sql.query(statement, [jsonText(question)])
    return rows[0]?.['answer']
  }
  const one = async <Row extends z.ZodType<object>>(row: Row, statement: string, asked: object) =>
    fromColumns(row, await ask(statement, asked))
  const many = async <Row extends z.ZodType<object>>(row: Row, statement: string, asked: object) =>
    rowsFrom(row, await ask(statement, asked))
  return {
    demand: (span, stations) => one(demandRow, demand, { ...spanned(span), stations }),
    wanted: ({ by, span, before, stations, limit }) =>
      many(wantedRow, wanted[by], { ...compared(span, before), stations, limit }),
    carriers: (span, stations) => many(carrierRow, carriers, { ...spanned(span), stations }),
    broken: ({ span, before, stations, limit }) =>
      many(brokenRow, broken, { ...compared(span, before), stations, limit }),
    cycle: (span, stations) => one(cycleRow, cycle, { ...spanned(span), stations }),
    backorders: (span, stations, limit) =>
      many(backorderRow, backorders, { ...(span ? spanned(span) : ever), stations, limit }),
    shelves: (places) => many(shelfRow, shelves, { stations: places }),
    turnover: (span, places) => one(turnoverRow, turnover, { ...spanned(span), stations: places }),
  }
}

type Span = Parameters<Figures['demand']>[0]

const ever = { from: '-infinity', until: 'infinity' }
const spanned = ({ from, until }: Span) => ({
  from: instant.encode(from),
  until: instant.encode(until),
})
const compared = (span: Span, before: Span) => ({
  ...spanned(span),
  before: instant.encode(before.from),
  before_until: instant.encode(before.until),
})
