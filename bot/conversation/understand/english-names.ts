/** English words that stand before a part's name and are no piece of it: grammar, wishes, news, states, people, numbers. */
const strangers = new Set(
  `a an the this that these those my our your his her its their we i you he she they it them us me one ones another other
  others any some every each both all no not none many much few several enough more most less fewer least only just even
  also too still again already soon yet ever never now then here there today tomorrow yesterday tonight week month
  of for to from on in at by with without into onto over under off out up down about after before since until till per
  via than as like and or but nor so if when while because cause cos bcos bcoz where which what who whose how why
  be is am are was were been being do does did done have has had having will would shall should can could may might must
  need needs needed needing want wants wanted wanting order orders ordered ordering request requests requested requesting
  require requires required requiring send sends sent sending ship ships shipped shipping get gets got getting give gives
  gave given giving take takes took taken taking bring brings brought put puts putting make makes made making let lets
  keep keeps kept hold holds held come comes came coming go goes going gone went leave leaves left return returns
  returned returning receive receives received receiving arrive arrives arrived fit fits fitted fitting install installs
  installed replace replaces replaced replacing swap swaps swapped change changes changed cancel cancels cancelled add
  adds added adding remove removes removed drop drops dropped delete scratch scrap forget lose say says said meant mean
  means wrote write typed type types book books booked booking supply supplies supplied issue issues issued dispatch
  deliver delivers delivered provide arrange apply applying raise draw reserve release check checking chk see find found
  know think show shows showing tell told ask asks asked call calls called try tried use uses used using work works
  working break breaks broke broken buy bought pay price cost stock stocks stocked order have hv recall recalls recalled
  snd gimme gonna wanna throw chuck sort whack pop stick bung grab fetch pick pull bump swap move turn turned look looks
  old new used unused unopened faulty defective dead bad good fine ok okay wrong right correct incorrect exact same
  different original genuine spare extra surplus leftover sealed refurbished cracked broken damaged dented bent scratched
  smashed burnt burned failed worn torn shot blown knackered busted bloody single double total last next first second
  third final usual regular standard normal cheap expensive urgent urgently asap rush quick quickly fast slow please pls
  plz kindly thanks thank hi hello hey dear sir madam boss mate guys team yes yeah ok well sorry oops actually really
  very quite pretty maybe perhaps probably think hope sure backordered ordered missing short shortage available
  customer customers client clients user users cust guy lady man woman people family technician tech engineer station
  centre center warehouse office branch depot shop site home house job jobs work ticket service number no nos qty
  quantity code part parts spare model models item items line lines row type unit units piece pieces pc pcs set sets ea
  box boxes pack packs pair pairs dozen half couple bunch lot lots handful thing things stuff kind sort colour color
  zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred thousand january
  february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday morning afternoon evening noon night day days hour hours ago time times long far ish condition instead
  rather below above following follows attached says noticed looking waiting wait fwd forwarded re ref reg subject lol
  haha ta cheers lah leh meh loh abeg please ya yo um uh er ah oh eh well hmm visit blk block room floor street road
  does don doesn didn won isn wasn aren couldn wouldn shouldn hasn haven ve re ll cannot cant dont wont didnt doesnt
  lacks lacking fried blew dies died sparks mine yours ours someone somebody anyone anybody everyone nobody something
  nothing anything everything handle chop needs wants lads kids wrongly apparently currently definitely obviously necessary
  inventory availability reduce amend adjust advise whether remaining except amount calls mails minutes shelf
  unity washer fridge count counted below anyway anyhow soz dud chek avail handle prepare covers chasing`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Where the words of a name may begin: after grammar, a number, a model, a sign of punctuation, or with the message. */
const begins = /(?:^|[,.;:!?\n(/+&"-]\s?|[\ue000-\ue009]\s?(?:of\s)?|(?<![a-z])([a-z']+)\s)$/

const mostWords = 2

/**
 * How long the words right before an English name are that belong to it though no list has them: `water flow` before
 * `sensor`, `lint` before `filters`. None when what they hang on is itself unknown: then it is a sentence.
 */
export function ownWordsBefore(ahead: string): number {
  let length = 0
  for (let count = 0; count < mostWords; count += 1) {
    const word = /(?<![a-z'])([a-z]{3,})[ -]$/.exec(ahead.slice(0, ahead.length - length))
    if (!word || strangers.has(word[1] ?? '')) break
    length += word[0].length
  }
  if (length === 0) return 0
  const before = begins.exec(ahead.slice(0, ahead.length - length))
  if (!before) return 0
  return before[1] === undefined || strangers.has(before[1]) ? length : 0
}

/** May an English word stand where a part's name stands? */
export const mayName = (phrase: string): boolean =>
  phrase.split(/\s+/).every((word) => !strangers.has(word))
