import { withoutFine } from './details.ts'

const english = (words: string) => `(?<![a-z])(?:${words})(?![a-z])`

/** Damage in the words of the claim form. The first that is found is told; what names the cause comes first. */
const harms: readonly (readonly [string, RegExp])[] = [
  [
    'wrong_part',
    new RegExp(
      `[发送寄出配]错|错件|错料|错货|发的不是|[来收到]的(?:却)?(?:不)?是(?!坏|碎|破|好|空)|不是我?(?:们)?[要订申领叫]的|[型机][号型]不[对符]|货不对|对不上|不匹配|装不上|装唔到|尺寸不[对符]|不合适|唔啱|${english("wrong|(?:we|i)\\s(?:ordered|asked\\sfor|wanted)(?=\\s(?:the\\s|a\\s)?[\\ue000-\\ue002])|incorrect|not\\swhat\\s(?:i|we)|mis-?shipped|(?:doesn'?t|does\\snot|don'?t|won'?t)\\sfit|instead\\sof")}`,
    ),
  ],
  [
    'water',
    new RegExp(
      `泡水|进水(?!阀|管|电磁)|浸水|浸湿|水渍|受潮|淋湿|湿透|淋雨|打湿|湿(?:了|掉|晒|咗)|发霉|${english('wet|soaked|water(?:logged|\\sdamage[d]?)|soggy|damp|moisture|rain(?:ed)?')}`,
    ),
  ],
  [
    'over_shipped',
    new RegExp(
      `多[发寄给送来配](?!少)|发多|寄多|多了\\s?\\ue003|多出|${english('over-?shipped|too\\smany|extra|more\\sthan\\s(?:i|we)\\s(?:ordered|asked)|(?:sent|received|got)\\s[^,.]{0,10}\\ue003.{0,24}(?:ordered|asked\\sfor|requested)(?:\\sonly)?')}`,
    ),
  ],
  [
    'dead_on_arrival',
    new RegExp(
      `不通电|不上电|不亮|不转|不动|不会动|没反应|冇反应|无反应|不工作|不启动|不制冷|不加热|不排水|不能用|用不了|不好用|没法用|唔着|唔郁|唔转|着唔到|开不了机|冒烟|烧了|跳闸|死机|装上.{0,8}[不没]|一(?:上|通|插)电就|即坏|着不到|不着机|上电就|不灵|${english("doa|dead(?:\\son\\sarrival)?|(?:doesn'?t|does\\snot|won'?t|not|isn'?t|don'?t|didn'?t|nothing)\\s(?:work|start|run|spin|turn(?:\\son)?|power|working|respond|light|boot|happens?)(?:ing|s)?|no\\spower|malfunction\\w*|faulty|defective|blows?\\sfuses?|trips?")}`,
    ),
  ],
  [
    'dented',
    new RegExp(
      `瘪|凹|压扁|压坏|压变形|变形|弯了?|撞|磕(?!碰?碎)|歪|${english('dent(?:s|ed)?|bent|crush(?:ed)?|squash(?:ed)?|deform(?:ed)?|warp(?:ed)?|bash(?:ed)?|smashed\\sin')}`,
    ),
  ],
  ['cracked', new RegExp(`(?<!碎)裂|开缝|${english('crack(?:s|ed)?|split|fractured?')}`)],
  [
    'scratched',
    new RegExp(
      `刮|划|掉漆|擦花|花了|磨损|擦伤|${english('scratch(?:es|ed)?|scuff(?:ed|s)?|scraped')}`,
    ),
  ],
  [
    'broken',
    new RegExp(
      `碎|破|坏|断|摔|散架|烂|崩|漏(?![发寄装填写])|${english('broke(?:n)?|smash(?:ed)?|shatter(?:ed)?|torn|ripped|snapped|chipped|damag(?:e|ed)|in\\spieces|leak(?:s|ing|ed)?|bust(?:ed)?')}`,
    ),
  ],
  [
    'short_shipped',
    new RegExp(
      `少|漏[发寄装]|短|缺|不够|差|没[收到发]?[齐全够]|只[到收来发有]|欠|${english('missing|short|shortage|only|fewer|less|too\\sfew')}`,
    ),
  ],
]

/** The damage told, in a word of the claim form; null when none is. What is said to be fine does not count. */
export function harmOf(masked: string): string | null {
  const text = withoutFine(masked)
  return harms.find(([, words]) => words.test(text))?.[0] ?? null
}
