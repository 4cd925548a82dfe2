import { matchesIn } from './matches.ts'
import { numeralValue } from './numerals.ts'
import { claim, type LineMark, type Sheet } from './sheet.ts'

const lines = [
  new RegExp(
    `第\\s?(\\d{1,3}|[一二三四五六七八九十]{1,3})\\s?(?:个|行|项|条|样|款|件|种|台|只|块)?(?!天|次|周|年|批|季|月|步)`,
    'g',
  ),
  /(?<![a-z])(?:line|row|item|no\.)\s?#?(\d{1,2})(?![\da-z])/g,
  /(?<![a-z])(?:the\s)?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?:\s(?:one|line|item|part))?(?![a-z])(?=\s?(?:to|should|is(?!\s(?:discontinued|obsolete|superseded|no\slonger))|:|,|$|make|remove|cancel|delete|please|pls|=))/g,
  /(?<![a-z])(?:the\s)?(first|second|third|fourth|fifth|last)\s(?:line|row|item)(?![a-z])/g,
  /最后(?:一)?(?:个|行|项|条|样)/g,
]
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
}

/** Marks what points at a line: `第二个`, `line 2`, `the last one`. Comes before quantities. */
export function markLines(sheet: Sheet): Sheet {
  return lines.reduce((rest, pattern) => {
    const marks = matchesIn(rest.masked, pattern).map((match): LineMark => {
      const word = match[1] ?? 'last'
      const no = word === 'last' ? 'last' : (ordinals[word] ?? numeralValue(word) ?? 'last')
      return { kind: 'line', start: match.index, end: match.index + match[0].length, no }
    })
    return claim(rest, marks)
  }, sheet)
}
