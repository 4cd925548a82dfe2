import { longestMessage } from '../../bot/conversation/said/said.ts'
import { understand } from '../../bot/conversation/understand/understand.ts'
import { buildVocabulary } from '../../bot/conversation/understand/vocabulary.ts'
import { nameTools } from '../../bot/name-tools.ts'
import { sampleCompany } from '../../db/sample/company.ts'
import { buildCatalogue } from '../../domain/catalogue/catalogue.ts'
import { buildPartSearch } from '../../domain/catalogue/part-search.ts'
import { resolvePart } from '../../domain/catalogue/resolve.ts'
import { resolveModel } from '../../domain/catalogue/resolve-model.ts'
import { duration, say, table } from './codes-measure.ts'

const rounds = 5

/** Milliseconds of the processor: what others do on this machine meanwhile is not counted. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What somebody could send to make the desk slow: what each way of reading it costs at worst, of
 * five rounds after a first one; and the
 * first messages that a process reads at all. */
export function hostile(): void {
  const company = sampleCompany()
  const catalogue = buildCatalogue(company.catalogue)
  const search = buildPartSearch(catalogue, nameTools)
  const vocabulary = buildVocabulary(catalogue, company.sites)
  const read = (text: string) =>
    understand(text.slice(0, longestMessage), { vocabulary, hasDraft: false, usual: 'zh-Hans' })
  const first = ['2 compressors for BCD-215KA', 'blah blub zzz'].map((text) =>
    duration(processorTime(() => read(text))),
  )
  const codes = Array.from({ length: 10_000 }, (_, at) => `00${10_000_000 + at * 613}`)
  const inputs: readonly (readonly [string, string])[] = [
    ['100 kB of digits', '9'.repeat(100_000)],
    ['100 kB of full-width letters', 'Ａ'.repeat(50_000)],
    ['100 kB of control characters', '\u0000\u200b\u202e\u0007'.repeat(25_000)],
    ['100 kB of combining marks', `0010${'\u0301'.repeat(50_000)}`],
    ['a bomb for regular expressions', `${'('.repeat(50_000)}a+${')+'.repeat(25_000)}$`],
    ['10,000 codes', codes.join(' ')],
    ['10,000 codes as one', codes.join('-')],
    ['one part name, again and again', '压缩机'.repeat(10_000)],
    ['one place, again and again', '杭州'.repeat(10_000)],
    ['one model, again and again', 'BCD-215KA '.repeat(10_000)],
    ['amounts, again and again', '2个,'.repeat(10_000)],
  ]
  const worst = (work: () => unknown) => {
    work()
    return duration(Math.max(...Array.from({ length: rounds }, () => processorTime(work))))
  }
  const rows = inputs.map(([name, text]) => [
    name,
    worst(() => resolvePart(text, { name: text, categories: [] }, catalogue, 0)),
    worst(() => resolveModel(text, catalogue)),
    worst(() => search(text, 0)),
    worst(() => read(text)),
  ])
  say(table([['', 'as a part', 'as a model', 'search', 'as a message'], ...rows]))
  say(`the first message: ${first[0]}; the first that no rule knows: ${first[1]}`)
}
