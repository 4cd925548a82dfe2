import type { Sheet } from './sheet.ts'

const notUrgent =
  /(?:不用|用不着|无需|不必|不需要?|唔使|毋须)(?:太|再)?(?:加急|着急|急|赶|催|快)|加急[:：]?\s?否|正常(?:时效|走|发|出)[^,，.]{0,3}(?:就行|即可|就好|就可以)?|不[慌忙](?!张)|慢慢等|无需赶|不急用|(?:急迫性|紧急程度)[:：]?\s?低|(?:不用|不需要?|无需)(?:特快|快递|加快)|走慢件|几时都得|唔急|没那么急|(?<![a-z])(?:no\spressure|nobody\sneeds\s(?:it|them)\sbefore|take\s(?:all\sthe\stime|however\slong)|no\sdeadline|nae\srush|can\swait\s(?:till|until)|no\spanic|zero\surgency|need\s?n'?t\s(?:rush|hurry))(?![a-z])|(?<![a-z])(?:it|this|that|they|which)\s(?:can|could|may)\s(?:easily\s|certainly\s)?wait(?![a-z])|(?<![a-z])(?:(?:not|isn'?t|is\snot|no)\s(?:an?\s)?(?:emergency|super\surgent|pressed|needed\surgently)|urgent(?:ly)?\s(?:any\s?more)?(?=\sno(?![a-z]))|(?:hurry|rush|urgency)\s(?:is\s)?not\s(?:needed|required)|not\surgent\sany\s?more|no\ssweat|no\sworries\son\stiming|any\s?time\s(?:is|will|this|next|you)|(?:standard|normal|regular)\s(?:delivery|schedule|time|shipping)|in\snormal\stime|prio(?:rity)?\s?[:=]\s?low|low\spriority|at\syour\s(?:convenience|leisure)|next\s(?:truck|run|delivery)\s(?:is\s)?(?:fine|ok|will\sdo))(?![a-z])|(?:不是?很?太?用?着?算?|没有?(?:很|那么|特别)?|别太?|冇咁)\s?(?:很|太|特别|那么)?(?:急(?!需|用)|赶)|不着急|不赶(?:时间)?|照正常|一般件|不催|慢慢来?|有空再|(?<![a-z])(?:no\s(?:rush|hurry|urgency)|not?\s(?:at\sall\s)?(?:very\s|so\s|that\s|really\s)?urgent|not\s(?:in\s)?(?:an?y?\s)?(?:hurry|rush|urgant)|in\sno\s(?:hurry|rush)|isn'?t\surgent|don'?t\s(?:rush|hurry)|no\sneed\sto\s(?:rush|hurry)|whenever|take\syour\stime|when\syou\s(?:have|get)\s(?:a\s(?:moment|chance|minute)|time))(?![a-z])/g

const urgentWords =
  /疯了|气死|生气|发飙|暴躁|(?:修不好|不修好|不来|再(?:不|唔)[^,，.]{1,6})就|天天[^,，.]{0,4}(?:闹|催|打电话)|今天(?:就)?(?:解决|修好|搞定|弄好|装好)|(?:\ue009|[三四五六七八九]天|[几好]天)(?:没|冇|无)(?:有)?(?:[^,，.]{0,2}(?:洗|冰箱|雪柜|空调|冷气|热水|用))|高温|大热天|结婚|婚宴|开业|开张|开幕|办桌|(?<![a-z])(?:emergency(?!\s[\ue000\ue002a-z])|fast\sfast|livid|fuming|lost\spatience|losing\spatience|medicines?|vaccines?|patients?(?=\s(?:is|are|keeps?|has|have|needs?))|can'?t\sopen|called\s(?:\ue003+|five|four|three|many|several)\stimes|(?:tech|technician|engineer|team)(?:'s|\sis|\sare)\s(?:already\s)?(?:on\ssite|waiting|standing)|on\ssite\swaiting|promised\s(?:the|our|him|her|them|my)|without\s(?:hot\swater|a\s(?:fridge|washer|freezer|cooker)|aircon|ac|air\scon))(?![a-z])|麻溜|jiaji|化(?:了|光|晒|掉)|溶(?:了|晒|掉|化)|馊|发臭|开始臭|要坏|12315|12345|告我们|打爆|赶着投胎|十万火急|幼儿园|养老院|月子|坐月|产妇|趴窝|等住|(?:医院|手术)[^,，.]{0,8}(?:停|坏|急|等)|催[^,，.]{0,3}(?:命|死|疯)|\ue009+(?:之)?[内前][^,，.]{0,6}(?:送|到)|一天打[^,，.]{0,4}(?:电话|次)|(?<![a-z])(?:straight\saway|chop\schop|express|overnight\sit|on\sthe\sfirst\s(?:courier|truck|van)|fastest|(?:going|gone)\soff|spoil(?:s|ed|ing|t)?|melting|thawing|losing\s(?:all\s)?(?:their|his|her|its|the)|rotting|insulin|baby|babies|formula|grandma|grandmother|elderly|nursing\shome|third\stime|(?:can'?t|cannot)\s(?:wait|hold)|keeps?\s(?:ringing|calling|scolding|chasing|phoning|complaining)|(?:calling|ringing|phoning|chasing)\s(?:me\s|us\s)?(?:again|every|each|daily|non-?stop|all)|call\sme\s(?:every|each)|following\sup\sdaily|files?d?\sa\scomplaint|complain\sto|screaming|very\shurry|waiting\s(?:at\shome|very\slong|for\sme)|wait\s(?:very\s|so\s)?long|must\shave|here\syesterday|teleport|(?:\ue009|days?)\swithout\s(?:a|any|his|her|their)|without\sone\sfor|full\s(?:house|of\sfood)|(?:machines?|lines?)\sstopped|in\s\ue009(?=\s?(?:$|[,.!])))(?![a-z])|急(?!救|诊|冻|迫性)|马上|即刻|即时要|快{2,}|现在就要|救命|第[三四五六七八]趟|跑了?[三四五六七八]趟|立刻|立即|尽快|尽早|赶紧|赶快|赶着|火速|速发|速度发|快[点些一](?!\s?点)|拜托快|今[天日](?:必须|一定|要|就[要发]|得|务必|内)|(?:能不能|可不可以)?今天就发|明[天早].{0,6}(?:要|装|上门|用户)|下午就要|(?:客户|用户|顾客|客人|业主|人家|个客|客)(?:那边|都|一直|还|在|天天|日日|又|就|投诉)*(?:等|催|骂|闹|追|打|发火|生气|好急|很急|着急)|投诉|客诉|消保|消协|消委|打来|[催骂](?!你)|堵|今晚要|今[天日]内|(?:分钟|小时)内|\ue009+内|昨[天日]就|前要(?:修|装|用|到|补)|急件|没(?:冷气|暖气|热水|水用|电)|婴儿|小孩|老人|孕妇|发烧|病人|等住|开档|开门营业|(?:客户|用户|客人|师傅)[^,，.]{0,6}\ue009+[^,，.]{0,2}要|就要到手?|昨天就要|停机|等着(?:用|装|洗|这)?|等料|等米下锅|优先(?:发|处理|安排)|食物.{0,4}坏|必须要|(?<![a-z])(?:as\s(?:soon|quick(?:ly)?|fast)\sas\s(?:possible|you|u)|quick\sas|expedite[ds]?|top-urgency|within\s(?:\w+\s)?(?:minutes|the\shour)|(?:third|fourth|fifth|3rd|4th)\s(?:visit|call-?\s?out|trip|call)|asap|urgent(?:ly)?|rush|hurry|immediately|right\s(?:away|now)|emergency|at\sonce|today|tonight|yesterday\splease|begging|desperate(?:ly)?|flooded|furious|(?:very\s|really\s|so\s)?angry|by\s(?:(?:fri|mon|tue|wed|thu|sat|sun)(?:s|nes|rs|urs|ur)?(?:day)?|noon|tomorrow|tonight|eod)|escalat\w+|threaten\w+|at\sthe\searliest|line\sdown|wait(?:ing)?\ssince|latest|no\s(?:cooling|heating|hot\swater)|without\s(?:cooling|power|water|heating)|stood\sabout|customers?(?:\sis|'s)?\s(?:is\s)?(?:waiting|complain(?:ing|ed|s)?|screaming|chasing|shouting|mad|upset)|(?:customer|客户|用户)\s?在[等催]|waiting\scustomer|top\spriority|high\spriority|on\sfire)(?![a-z])|!{3,}|🔥/u

/** Does a clause press for speed? */
export function isPressing(masked: string): boolean {
  return urgentWords.test(masked)
}

const urgencyBehind =
  /[\s,，]*(?:请?(?:加急|特急|很急|急件|急用|急死了?|老急|好急|快点|快些|尽快|马上|asap|urgent|please\shurry|pls\shurry|hurry)(?:了|啊|呀)*)+\s*$/

/** A clause without the cry for speed at its end. */
export function withoutUrgency(clause: string): string {
  return clause.replace(urgencyBehind, '').trimEnd()
}

/** Is urgency denied, and asserted nowhere else? */
export function isCalm(masked: string): boolean {
  return masked.search(notUrgent) >= 0 && !urgentWords.test(masked.replace(notUrgent, ' '))
}

const questionMarks =
  /[?？]|[吗嘛么](?![\p{Script=Han}])|呢\s*$|没有\s*$|了没(?![\p{Script=Han}])|(?<!听见|听到|知道|明白|懂)没[呀啊呢哦]?\s*$|未呀|有没有|(\p{Script=Han})[不唔]\1|系咪|是不是|能不能|可不可以|好不好|会不会|够不够|有无|是否|能否|可否|多少|(?<![十好])几(?:个|台|时|天|号|件|点)|哪|什么|啥|何时|几时|怎么|怎样|如何|为什么|为何|点解|边度|边个|乜|谁|(?<![a-z])(?:where|when(?!\s(?:you|u|ya)\s(?:get|have|can)|ever|\spossible)|what|which|who|why|how|is\sthere|are\sthere|any(?:one|body)?\s|do\s(?:we|you|i|they)|is\s(?:it|this|that)|can\s(?:i|we|you)|should\si)(?![a-z])|(?:^\s*|[,.;:!\n]\s?|(?<![a-z])(?:and|but|so|ok|also|well|sorry|please|boss|team|wait|btw|hang\son|hold\son|quick\squestion)\s)(?:does|did|has|have|had|is|are|was|were|could|will|would|can|may|am|should)\s(?:i|we|you|u|they|it|he|she|the|my|our|your|this|that|these|those|there|any\w*|some\w*|hq|boss|everyone|\ue004|\ue005|\ue002|\ue000|\ue001|req|a|an|no)(?![a-z])|(?<![a-z])or\s(?:not|nah|no|what|wot|wat|still\s\w+)\s*[.!]*$/u

/** Is it urgent, once what denies urgency is left out (`不急` is no hurry)? */
export function isUrgent({ masked }: Sheet): boolean {
  return urgentWords.test(masked.replace(notUrgent, ' '))
}

/** A question word may be part of a place (`哪个中心`), so all text is read for it. */
export function isQuestion({ text, masked }: Sheet): boolean {
  return questionMarks.test(text.folded) || questionMarks.test(masked.trimEnd())
}
