import { matchesIn } from './matches.ts'
import type { Sheet } from './sheet.ts'

const slip =
  "(?:[,，.…、~\\s-]*(?:[哦噢啊呃诶唉]+不对?|不对|错了|(?:打|写|说|讲|报|按)错(?:了|咗)?|弄错了?|更正|抱歉|对不起|(?<![a-z])(?:no\\swait|wait\\sno|wait|oops|sorry|scratch\\sthat|correction|i\\smean|make\\sthat)(?![a-z])))+[,，.…、~\\s-]*(?:(?:应该?)?(?:是|要|系)|it\\sis|it's)?\\s?"

/** A number, or a part with its number, that is taken back in the same breath and said anew: looked for once a run of them. */
const repairs = [
  new RegExp(`((?<!\\ue003)\\ue003+)(?:[个只台条根块])?${slip}(?=\\ue003)`, 'g'),
  new RegExp(
    `((?<!\\ue003)\\ue003+)(?=\\s?\\ue002+(?:[^\\ue000-\\ue009.;]{0,10}\\ue001+)?${slip}\\ue003)`,
    'g',
  ),
  new RegExp(`((?<!\\ue002)\\ue002+(?:\\s?[x*]?\\s?\\ue003+)?)${slip}(?=\\ue002)`, 'g'),
]

/** `压缩机1台，哦不对，2台`: the message as it stands after its writer mended it; what was taken back is blank. */
export function repaired(sheet: Sheet): Sheet {
  return repairs.reduce((rest, pattern) => {
    const back = matchesIn(rest.masked, pattern).map(({ index, 1: said = '' }) => ({
      start: index,
      end: index + said.length,
    }))
    return back.reduce(
      ({ text, masked, marks }, { start, end }) => ({
        text,
        masked: `${masked.slice(0, start)}${' '.repeat(end - start)}${masked.slice(end)}`,
        marks: marks.filter((mark) => mark.start < start || mark.end > end),
      }),
      rest,
    )
  }, sheet)
}
