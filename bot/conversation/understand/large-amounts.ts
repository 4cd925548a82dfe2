import {
  atNumber,
  count,
  hanUnit,
  measured,
  type Pattern,
  sign,
  unit,
  vague,
  words,
} from './counts.ts'

/** Words between a number and the part it counts. */
export const adjectives =
  '(?:(?:new|more|of|old|unused|spare|extra|replacement|original|additional|the)\\s|的)*'
const scale = '(?:thousand|million|billion|trillion)s?'
/** Of power, size and time there are large numbers as well. */
const noMeasure =
  '(?![\\s-]?(?:days?|weeks?|hours?|minutes?|months?|years?|yuan|rmb|watts?|volts?|percent|degrees|miles|km)(?![a-z]))'

/** Numbers that nobody can order, and those of several words; read before a piece of them is taken for one. */
export const large: readonly Pattern[] = [
  {
    find: atNumber(`(?<![a-z])(?:${words})\\s?\\((\\d{1,4})\\)\\s?(${unit})?`),
    read: (match) => measured(match[1] ?? '', match[2], match[0]),
  },
  {
    find: new RegExp(
      `(?<![a-z])(?:${words}|an?|(?<![\\d.,])\\d{1,9})\\s(?:and\\s)?(?:a\\shalf|½)(?=\\s?(?:${unit}|${adjectives}${sign}))|${count}\\s?${hanUnit}半(?![年天月自])|(?<![a-z0-9.])\\d+\\.\\d+(?=\\s?${adjectives}${sign})`,
      'g',
    ),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: new RegExp(
      `(?<![a-z0-9.-])(?:(?:an?|${words}|\\d{1,9})[\\s-])?${scale}(?![a-z])(?:[\\s-](?:and\\s)?(?:${words}|${scale})(?![a-z]))*(?:\\sof)?${noMeasure}`,
      'g',
    ),
    read: (match) => measured(match[0].replace(/\sof$/, ' '), undefined, match[0]),
  },
  {
    find: new RegExp(
      `(?<![a-z0-9.-])(?:an?|${words})(?:[\\s-](?:and\\s)?(?:${words})(?![a-z]))+${noMeasure}`,
      'g',
    ),
    read: (match) => measured(match[0], undefined, match[0]),
  },
  {
    find: atNumber(`${count}\\s?个[百千万亿]+|负\\s?${count}(?![楼层])\\s?${unit}?`),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: new RegExp(`(?<![a-z])(?:minus|negative)\\s(?:${words}|\\d+)(?![a-z0-9])`, 'g'),
    read: (match) => ({ quantity: { kind: 'impossible', text: match[0] } }),
  },
  {
    find: atNumber(
      `(?<![\\d.,a-z-])\\d{1,3}(?:,\\d{3})+(?![\\d,])(?=\\s?(?:${unit}|${adjectives}${sign}))|(?<=${sign}\\s?[x*×:]?\\s?)\\d{1,3}(?:,\\d{3})+(?![\\d,])`,
    ),
    read: (match) => measured(match[0], undefined, match[0]),
  },
  {
    find: new RegExp(
      `(?<!(?:how|so|too|as|that)\\s)(?<![a-z])(?:many|lots\\sof|loads\\sof|plenty\\sof|numerous)(?=\\s${adjectives}${sign})|(?:很多|许多|大量)(?=${hanUnit}?的?\\s?${sign})`,
      'g',
    ),
    read: vague,
  },
]
