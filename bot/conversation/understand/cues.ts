/** Chinese as it stands, English as whole words. Patterns are for masked text; see the signs in sheet.ts. */
function cue(chinese: string, english: string): RegExp {
  return new RegExp(`${chinese}|(?<![a-z])(?:${english})(?![a-z])`, 'u')
}

const thing = '[\\ue000-\\ue002]'
const ref = '\\ue004'
const amount = '\\ue003'
/** One whole amount. Begun in its middle as well, a pattern would take the square of a long number's digits. */
const whole = `(?<!${amount})${amount}+`

/** Words that only a conversation about approval uses; negation is looked for before anything else. */
export const approval = {
  wait: cue(
    '缓(?:一缓|缓|[一两几]天)?再(?:批|签|审)|(?:先|暂时?|暂且)(?:别|不要|不用|不能|不|莫|勿|唔好|唔)(?:急着|着急|急)?(?:批准?|审批?|过|同意|通过|放行|签|核准)|(?:等(?:等|一下|下)再|晚点再|回头再|等.{1,16}再)(?:批|审|过|签)|(?:别|不要)(?:急着?|着急|忙着?)(?:批|过|签|审)|(?:还|暂时?|现在)(?:不能|不可以|别|不要)(?:批|签|过|审)|(?:批|签核?|审批?|核准)(?:的事)?(?:先)?(?:缓|等)一?[缓等]|先(?:别|不要|不)\\s?approve',
    "not\\syet\\sapprov(?:e|ing)|(?:don'?t|dun|do\\snot|not)\\sapprov(?:e|ing)[^.;]{0,30}(?:for\\snow|for\\sthe\\smoment|at\\sthe\\smoment|so\\ssoon|until|till|before)|(?:don'?t|do\\snot|not)\\sapprov(?:e|ing)\\s.{0,30}yet|(?<!(?<![a-z])(?:or|others?|one|is|are|was|still|has|have|\\ue003)\\s)not\\syet(?!\\s(?:com|arriv|here|ship|sen[dt]|receiv|deliver|turn|been|with))|no\\sapproval\\syet|hold\\soff\\s.{0,12}approv\\w+|wait\\sbefore\\s(?:you\\s)?approv\\w+|(?:hold|pause)\\sthe\\sapproval",
  ),
  refused: cue(
    `^\\s*否(?=\\s*[.,，!])|[批签过][不唔](?:到|落|下去|落去)|不获(?=批|准|核|通过)|(?:打|弹|退|踢|掟)返(?:转头|去|俾|给)|[毙驳](?:了|掉)|枪毙|(?:无法|没法|没办法|不能够?|难以?|碍难|恕难|恕不|恕我[不无难]|未便|不便|不宜|不该|不应该?|不想|不愿|不会|不给|不让)[^,，.]{0,4}?(?:批[准复过]?(?!量|次)|同意|通过|核准|签(?!收)|放行|准(?!备|确|时)|过(?![来去期滤程]))|拒(?:了|掉|批|签)|不(?:是)?(?:很|太|大|怎么)(?:同意|赞成)|(?:不要|不能|不可以?|不给|不予|(?<![分特类级区个性告识])别|莫|勿|唔好|唔|不)(?:再|给|急着|随便|轻易|按|点|选|先)?(?:批(?!量|次)|同意|通过|放行|核准|签核|签字|准(?!备|确|时))(?!为)|(?:批|签|过)不了|不能(?:过(?![来去期滤程])|签)|不签(?![收])|不(?:可以|能)?\\s?approve|驳回|拒绝|回绝|否决|否了|打回|毙了|退回(?:去)?(?:给?申请人?|重填|重写|修改|补|\\s?${ref})|退件`,
    "(?:under\\sno\\scircumstances|by\\sno\\smeans|in\\sno\\sway)[^,.;]{0,30}\\s(?:approved?|signed|pass(?:ed)?|go\\sthrough)|(?:unable|unwilling|not\\sable|not\\sin\\sa\\sposition)\\sto\\s(?:approve|agree|sign)|(?:that(?:'s|\\sis)|it(?:'s|\\sis))\\sa\\s(?:hard\\s|firm\\s)?no(?=\\s|[,.]|$)|no\\scan\\sdo|(?:don'?t|do\\snot|won'?t|can(?:'?t|not))\\slet\\s(?:\\ue004+|it|this|that)\\s(?:through|go(?!\\sout)|pass)|\\ue004+[\\s:,]*no(?=\\s?[.,;!])|refus(?:e|ing)\\sto\\s(?:approve|sign)|(?:don'?t|do\\snot|cannot|can'?t|won'?t|will\\snot|not|never|should\\s?n[o']t|no)\\s(?:be\\s|want\\sto\\s|going\\sto\\s)?(?:approv(?:e|ed|ing)|agree|sign)|not\\sok|disapproved?|reject(?:ed|ing)?|declin(?:e|ed|ing)|den(?:y|ied)|turn(?:ed)?\\s(?:it\\s|this\\s|that\\s)?down|refused?|no\\sgo|bounc(?:e|ed|ing)|not\\ssigning(?:\\soff)?|no\\sto\\s(?=\\ue004)|nope|veto(?:ed)?|no\\sway\\s(?:am\\si|i(?:'?m|\\sam|\\swill)?|will\\si)\\s(?:approv|sign|agree)\\w*|knock(?:ed)?\\s(?:it\\s)?back|send(?:ing)?\\s(?=\\ue004+\\sback)|kick(?:ed)?\\s(?:it\\s)?back|can'?t\\s(?:let\\s(?:this|it)\\s(?:through|go)|sign|pass)",
  ),
  granted: cue(
    `开绿灯|(?:给|让|准)(?:他|她|它|ta|你们?|[这那][单张个]?)?过(?=了?[吧啦喇]?(?:[\\s,，.!]|$))|批得|没意见|(?<![这那一两首分大整哪每同审该此几各])(?<![不必无]用|不必|无需|不需要?)批(?:准|了|吧|掉|过|给|一下|下|复)?(?![量次号发注评个条货])|同意(?![书单人函])|照[发出](?=[\\s.!]*$)|准了|(?<![不没未批核对标水精瞄])准(?=[\\s.!]*$|[,，])|准予|核准|放行|签核|签了|通过(?=[了吧呀,，.!\\s]|$|${ref}|审|申请)|(?:都|全|给|让|就|准|可以)过(?![来去期滤程敏年节户时分于后多大高])|${ref}\\s?过(?![来去期滤程完节年阵会些几两一二三\\d\\ue009])|^\\s*过(?:了|吧)?[,，.!\\s]*(?:${ref}+)?[.!\\s]*$|没问题[,.，\\s]*(?:批|过)|予以通过|可以发货(?!吗)|(?:没|无)(?:意见|异议)|^\\s*(?:ok|好的?|行|可以|👍|👌|🆗|没问题)[\\s,，.!:：]*${ref}+[\\s.!。]*$|^\\s*${ref}+[\\s,，:：]*(?:ok|可以|👍|👌|🆗|没问题)(?:了|的)?[\\s.!。]*$`,
    "ok(?:ay)?\\s(?:by|with)\\sme|(?:you\\s(?:can|may)|please)\\srelease\\s(?=\\ue004)|happy\\s(?:for|to\\sapprove)|go\\sfor\\sit|\\ue004+\\s(?:is|are)\\s(?:hereby\\s|now\\s)?(?:approved|fine|good)(?!\\s(?:by|yesterday|already))|all\\sgood\\s(?:for|with|on)\\s(?=\\ue004)|yes\\sto\\s(?=\\ue004)|i(?:'m|\\sam)\\sfine\\swith\\s(?=\\ue004)|approv(?:e|ed|ing)|approval\\sgranted|go\\sahead|lgtm|green\\s?light|sign(?:ed|ing)?\\soff|ok(?:ay)?\\sto\\s(?:ship|send|order|release|go|proceed)|let\\s(?:it|this|them|that)\\s(?:through|go\\s(?:through|out|ahead|forward))|(?:can|may|should)\\sgo\\s(?:through|ahead|out)|good\\sto\\sgo|no\\sobjections?|(?:please\\s|pls\\s)?pass\\s(?=\\ue004)|ok(?:ay)?\\s(?:for|with|on)\\s(?=\\ue004)|fine\\s(?:by|with)\\sme|happy\\swith|(?:you\\shave|has)\\smy\\s(?:ok|approval|go)|cleared",
  ),
  flatNo: cue('驳回|打回|不同意', 'not\\sok|reject(?:ed)?|nope|declin(?:e|ed)'),
  /** A word of consent with a denial before it in the same clause. */
  denied: cue(
    '(?:[不没未无毋勿莫唔冇难拒否免非]|(?<![特分类级区个性告识])别)(?!问题|意见|异议|错|误|事|超|关系)[^,，.;；。!\\n]{0,8}(?:批|准(?!备|确|时)|同意|核|签|放行|通过|审|过(?=[\\s,，.!了吧]|$))',
    "(?:not|no|never|cannot|can'?t|won'?t|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|without|unable|nobody|none|neither|hardly|refus\\w+)\\s(?!objections?|problems?|issues?|worries|doubt)[^,.;!\\n]{0,24}?(?:approv\\w*|agree\\w*|sign\\w*|pass\\w*|releas\\w*|accept\\w*|authori\\w*|go\\s(?:through|ahead|out))",
  ),
  /** Wider words of consent; they decide nothing alone, only beside the number of a request and with what was learned. */
  agreed: cue(
    '可以?(?![能不是吗])|[好行对]|ok|准|批|过|同意|放[行佢走]|去[办弄]|没问题|冇问题|一次过|支持|认可|赞成|得',
    'yes|yep|ok(?:ay)?|fine|good|agree[ds]?|accept(?:ed|s)?|authori[sz]ed?|sign(?:ed)?|green-?lit|pass(?:es|ed)?|clear(?:ed)?|blessing|accord|consent|proceed|vote|nothing\\sagainst|looks\\s(?:good|right|ok|fine)|push\\s(?:it|this)\\sthrough|go(?:es)?\\s(?:forward|ahead|out|through)|can\\sgo|let\\s(?:(?:it|this|that)\\s(?:out|move|pass)|\\ue004+\\s(?:go|out|move|pass))|my\\sapproval|approv\\w+|released?|genuine|legit|valid',
  ),
  disagreed: cue(
    '[不没未毋勿否退驳拒]|搞不得|唔得|冇得|打回|返工|免谈',
    "no|not|nope|nah|refus\\w+|reject\\w*|bounc\\w+|push(?:ing|ed)?\\sback|send(?:ing)?\\sback|go(?:es|ing)?\\sback|throw(?:n)?\\sback|return(?:ed)?\\sto\\ssender|thumbs\\sdown|fail(?:s|ed)?|disagree[ds]?|declin\\w+|den(?:y|ied)|cannot|can'?t|won'?t|unsupported|veto\\w*|against",
  ),
  /** Somebody tells what was decided elsewhere, or speaks of approved things: no approval. */
  told: cue(
    '(?<![代替])(?:领导|经理|主管|老板|老大|他|她|他们|上面|总部|中心|站长|人家)(?:们)?(?:已经?|都|也|刚刚?|昨天|今天|早就|说)*(?:口头)?(?:批|同意|通过|核准|签)|已经?(?:批|同意|通过|核准|审批)|(?:批|审批|核准|通过)(?:过)?的|批过|(?:求|催|速|快|等|待)批|批了?[^,，.]{0,4}(?:告诉|通知|跟我|和我|说一声|喊我|叫我|吱)',
    '(?:haven.?t|hasn.?t|didn.?t|nobody|no\\sone|never|who|not)\\s(?:\\w+\\s){0,2}approv\\w+|approved\\s(?:parts?|list|suppliers?|vendors?|requests|orders|items)|(?:get|have|need|want|getting)\\s.{1,30}\\sapproved|should\\s(?:i|we|they)\\sapprove|(?:boss|manager|he|she|they|hq|it|was|were|been|is(?!.{0,14}(?:on\\smy\\sside|by\\sme))|are|already|the|my|an)\\s(?:has\\s|have\\s|already\\s|was\\s|been\\s|just\\s)*approv(?:ed|al)',
  ),
  conditional: cue(
    '如果|要是|假如|的话|除非|只要|万一|等.{1,16}(?:再|才)',
    'if|unless|until|once|provided|in\\scase|after(?!\\s(?:review|careful|all|due|much|some|having|checking|reading|discussion|consult))|before',
  ),
  pending: cue(
    '[没未](?:有)?(?:被|人)?(?:批|审批|审核|核准|通过|签核|审)|待(?:审批|审核|批准?|核准|签核|审)|等(?:着|待)?(?:我|你|人|领导|谁)?(?:来)?(?:审批|批准|批|审核|签核|核准)|卡在|卡住',
    "pending|awaiting|waiting(?:\\s(?:for|on))?|(?:not|isn'?t|aren'?t)\\s(?:yet\\s)?(?:been\\s)?approved|unapproved|to\\sapprove|stuck|need(?:s|ing)?\\s(?:my\\s)?approval",
  ),
  asked: cue(
    '点[了]?头(?:了)?(?:没|未|吗)|批(?:了|下来|准|过)?(?:了)?(?:吗|没|没有|嘛|么|未)|批没批|批不批|[审批核签](?:批|准|核)?(?:到哪|了吗|了没|了没有|好了吗|通过了?[吗没])|通过了?[吗没]|过了?[吗没](?!有货|问题|事|意见|毛病)|(?:批准?|核准|核可|签核|签|审批|审核|审|通过|同意|放行)(?:好|完|下来|过)?了?(?:没|未|吗|嘛|么)(?:有)?(?![收到来发完问])|准了?(?:没|未|吗)(?:有)?|谁批|(?:到|在)谁[^,，.]{0,4}(?:审批|签|批|审)|能批[吗不]|可以批吗|(?:approve|批|签|审)d?\\s?(?:好)?了?(?:吗|没)(?!有货)|(?:领导|经理|主管|老板|站长|老大|boss|manager)[^,，.;]{0,6}(?:看|批|签|审|点头|过目|同意|核准)[^,，.;]{0,4}[吗没](?:有)?|(?:签核|审批|审核|批)到(?:谁|哪)|卡在谁|(?:批|签|审)下来',
    '(?:approv\\w*|yes|signed|ok(?:ay)?(?:ed)?)\\s.{0,16}or\\snot|(?:did|has|have)\\s.{0,24}\\s(?:sa(?:y|id)\\syes|give(?:n)?\\s(?:it\\s)?the\\s(?:ok|nod|green\\slight))|approved\\s?(?:yet|already|or\\snot)|approv\\w*\\sstatus|(?:did|has|have)\\s.{0,24}\\sok(?:ay)?(?:ed|.d)?\\s(?:my|our|the)|(?:has|have|did|is|was)\\s.{0,40}sign(?:ed)?\\s.{0,6}off|sign(?:ed)?\\soff\\s.{0,20}yet|waiting\\son\\swho|(?:is|was|has|did|have|are|when|who|why)\\s[^,;]{0,40}(?<!(?<![a-z])i\\s)approv(?:ed|e|al)|any\\sapproval|approval\\sstatus|(?:can|could|will|would)\\s(?:you|u|someone|anyone)\\s.{0,12}approve',
  ),
}

export const goods = {
  /** Said and then taken out of the sentence, so that `没碎` is no damage. */
  fine: /(?:没有?|未|无|毫无|不|冇|唔)(?:任何|被|怎么|发现|有|见|曾)*(?:碎|裂|破损?|坏|崩|烂|刮[伤花]?|划[伤痕]?|湿|穿|毛病|异常|异样|损坏?|损伤|压坏|磕碰?|瘪|凹|变形|断|漏|短少|少发?|缺|发错|错|问题)|完好(?:无损)?|无损|好好的|(?<![a-z])(?:no|not|isn'?t|wasn'?t|aren'?t|weren'?t|without|nothing|none|never)\s(?:any\s|is\s|are\s|was\s|were\s|of\sthem\s|got\s|visible\s)?(?:damaged?|broken|crack(?:s|ed)?|missing|dent(?:s|ed)?|wrong|scratch(?:es|ed)?|issues?|problems?)|undamaged|intact|in\s(?:good|perfect|great)\s(?:condition|shape|order)/g,
  damaged: cue(
    '碎|裂|烂|崩|湿|泡水|进水(?!阀|管|电磁|口)|浸水|刮|(?<![计规策企])划(?!分|算|单)|撞|破(?!例|费)|坏(?!品|件)|压扁|磕|瘪|凹|变形|弯了|断(?![货供码电])|(?<![打写报填看])漏(?![发寄装填写打])|刮花|划伤|划痕|掉漆|受潮|散架|摔|穿了|穿孔|冒烟|烧(?:了|坏|焦|掉|毁)|变形',
    'dent(?:s|ed)?|crack(?:s|ed)?|broke(?:n)?|damag(?:e|es|ed)|smash(?:ed)?|shatter(?:ed)?|crush(?:ed)?|bent|scratch(?:ed|es)?|water\\sgot|don\\sbreak|leak(?:s|ing|ed)?|soaked|wet|waterlogged|snapped|busted|squashed|ripped|defect(?:ive|s)?|faulty|chipped|torn|in\\spieces',
  ),
  dead: cue(
    '不通电|不上电|不亮|不转|(?<![天直他余它\\ue009])不动|不会动|没反应|冇反应|不工作|不启动|不制冷|不加热|不郁|着不到|跳闸|死机|不能用|用不了|不好用|没法用|开不了机|装上.{0,8}[不没]|一(?:上|通)电就|即坏|着不到|不着机|上电就|不灵',
    "doa|dead(?:\\son\\sarrival)?|(?:doesn'?t|does\\snot|won'?t|not|isn'?t|don'?t|didn'?t)\\s(?:work|start|run|spin|turn|turn\\son|power|working|respond|light|boot)(?:ing)?|no\\spower|malfunction(?:s|ing)?",
  ),
  short: cue(
    `少(?:发|寄|给|送|配|装|来)|漏[发寄装]|短少|短缺(?!率)|缺(?:了|少)\\s?(?=${amount}|${thing})|少(?:了)?\\s?(?=${amount}|${thing})|不够数|数量不[对符够]|没发[够全齐]|没(?:收|到)?齐|还?差\\s?(?=${amount})|只(?:到|收到|来|发|有)了?\\s?(?=${amount})|少些|少了些|发漏|漏了(?!油|水|气|氟|电)|没[发收]够|不齐`,
    `missing|short\\s?(?=${amount})|(?:${whole}|one|two)[^,.;]{0,16}\\sshort|short\\s?(?:shipped|shipment|by|of\\s${amount})|shortage|one\\sshort|only\\s(?:got|received|came|arrived|${amount}+\\s(?:came|arrived|received))|fewer`,
  ),
  wrong: cue(
    '(?:东西|货|件|零件)不对|[发送寄配]错|(?<![看写填选报叫打])错[件料货]|[发送寄]了?重了|多[发寄送](?!少)|多了\\s?(?=\\ue003)|多出|机型不[对符]|型号(?:全|都)?(?:发)?错|要的(?:是)?[^,，.;]{1,40}[,，\\s]*(?:你们)?(?:发|来|寄|给)(?:来)?的|发的不是|(?:发|寄|送|来)来?的是[^,，.;]{1,20}[,，\\s]*我?们?(?:要|订|申请)的|[来收]的不是|不是我?(?:们)?[要订]的|不是申请的|型号不[对符]|货不对|对不上|不匹配|装不上|装唔到|尺寸不[对符]|不合适',
    "wrong\\s(?:\\w+\\s)?(?:part|item|one|size|thing|parts|items|\\ue002)|(?:asked|ordered)\\s(?:for\\s)?.{1,24}(?:got|received|sent|in\\sthe\\sbox|box\\shas)|this\\sis\\s(?:a|an|the)\\s.{1,30}(?:asked\\sfor|ordered)|slip\\ssays.{1,24}(?:count|only)|(?:got|received|sent)\\s.{1,40}(?:asked\\sfor|ordered\\sonly|only\\s(?:ordered|asked)|ordered)|too\\smany|over-?shipped|instead\\sof|wrong\\smodel|not\\swhat\\s(?:i|we)|incorrect\\s(?:part|item)|(?:doesn'?t|does\\snot|don'?t|won'?t|not)\\sfit|mis-?shipped",
  ),
  missing: cue(
    '(?:没有?|未|冇|一直没|都没|还没)(?:见|看)?(?:收到|到(?!期)|收(?!货地)|签收|见到)|还不到|迟迟不|没影|收不到|(?:谁也|都|从)没(?:见|看|收)|没人收',
    "(?:not|haven'?t|hasn'?t|didn'?t|never|nothing)\\s(?:yet\\s)?(?:been\\s)?(?:receiv(?:e|ed)|arriv(?:e|ed)|got(?:ten)?|come|get|delivered)|still\\swaiting|nobody\\s.{0,12}received|no\\ssign\\sof|not\\s(?:here|there)\\syet",
  ),
  arrived: cue(
    `签啦|已入|实到|清点|点收(?:完|状)|来[啦喽咯]|到店|到[。.]|到咗|收[咗妥]|攞到|收晒|(?:就|只|才|先)来了\\s?(?=\\ue003)|收着了|到手了?(?=[\\s,，.!]|$)|在(?:我)?手[上里]了|(?:都|全部?|已经?)收到|(?:货|件|东西|配件|零件|料|包裹)(?:都|已经?|全部?|今天|今早|今晚|昨天|早上|上午|下午|中午|刚刚?|刚才|也)*(?:收到|到了|已到|到齐|到货|签收|收了|齐了|拿到)|收到(?:了)?(?:货|件|东西|配件|零件|料|包裹|快递)|快递(?:都|已经?|今天|刚刚?)*(?:收到|到了|签收|拿到)|收货(?![地人单])|(?<!出)到货了|(?<!出)到货\\s*$|已到货|已收货?|签收|入库|点收|验收|收件(?![人地])|(?<!没)来了\\s?(?=${amount})|(?:到货|先到|才到)了?\\s?(?=${amount})|单[^,，.]{0,4}到了|都齐|齐晒|先收(?=\\s?${amount})|goods\\s?收到|入仓|验货\\s?ok|[,，\\s]收了\\s*$|收讫|收妥|收齐|到齐|齐了|验过|验收|点清|货到|收到晒|收到全部|入了?库|上架|签妥|收货完[成毕]|收到了?[,，\\s]*(?:都|全)|${ref}[^,，.;；?？\\n]{0,3}到了?|${thing}[^,，.;；?？\\n]{0,8}?(?:收到|到了|收了|已到|到货|拿到)|${ref}[^,，.;；?？\\n]{0,8}?(?:收到|到货|到了|收了|已到|已收|拿到|到齐)|(?:收到|到了|收了|拿到)了?\\s?(?=${amount}|${thing}|${ref})|^[^,，]{0,4}到了[.!\\s]*$`,
    `put\\son\\sthe\\sshelf|in\\sfront\\sof\\sme|taken\\sinto\\sstock|(?:courier|driver|ups|fella|guy|pilot|boat)\\s(?:\\S+\\s){0,2}(?:dropped|handed|brought|came)|handed\\sme|showed\\sup|shown\\sup|incoming\\sgoods|goods\\sin|(?:here|came)\\swhole|(?:is|are|'s|'re)\\s(?:now\\s)?(?:here|in\\smy\\shands?|in\\sour\\shands)(?!\\?)|(?:has|have)\\s(?:now\\s)?come\\sin|took\\sdelivery|delivery\\scomplete|(?:we|i)(?:'ve|\\shave)?\\s(?:got\\s|have\\s)?the\\s(?:goods|parcel|delivery|shipment)(?=\\s?(?:[,.!]|$|now|here))|rec(?:'?v?d|eived)(?=\\s\\ue004)|in\\shand(?=\\s?(?:[,.!]|$))|reach(?:ed)?\\salready|safe\\sand\\ssound|made\\sit(?=\\s?(?:[,.!]|$))|(?:parts?|goods|items?|package|parcel|shipment|box|everything|order|stuff|all|it|they)\\s(?:is\\s|are\\s|was\\s|were\\s|has\\s|have\\s|just\\s|all\\s|been\\s|already\\s)*(?:receiv(?:ed)?|arrived|delivered|here|came)|receiv(?:e|ed)\\s(?:(?:the|my|all|both|it|them|for|everything)|(?:parts?|goods|items?|packages?|parcels?)|(?=${amount}|${thing}|${ref}))|arrived|delivery\\sreceived|(?<!(?:u|you|ya|they|anyone)\\s)got\\s(?:the|my|all|both|them|it|everything|(?=${amount}|${thing}|${ref}))|${ref}\\s?(?:is\\s|was\\s|has\\s|been\\s|just\\s)*(?:receiv(?:ed)?|delivered|here|came)|${thing}[^,.;?\\n]{0,12}receiv(?:ed)?|goods\\sreceipt|signed\\sfor|turned\\sup|reached(?:\\salready|\\sus|\\shere)|book(?:ed|ing)?\\sin|collected\\sfrom|goods\\scome|stuff.?s?\\shere|${whole}\\s(?:came|arrived|in(?=,|\\stoday))|confirm(?:ing|ed)?\\s(?:the\\s)?receipt|receipt\\s(?:of|for|confirmed)|booked\\s(?:in|into)|landed|(?:is|are|all)\\sin(?=\\s?(?:[,.!]|$))|${ref}\\sin(?=[,.\\s])|put\\s(?:it\\s|them\\s)?(?:into|in|away\\sin)\\s(?:our\\s)?(?:stock|store)|checked\\sin|(?:parcel|box|package|it|they|delivery)(?:'s|'re|\\sis|\\sare)?\\s(?:all\\s)?here|came\\sin|${thing}[^,.;?\\n]{0,10}came(?!\\s(?:with|broken|apart))|picked\\sup\\s(?:the|my)`,
  ),
  /** Alone it is only a nod, but before `but` it is a receipt. */
  nodded: cue('收到|到了|签收|收了', 'receiv(?:ed)?|arrived|got\\sit'),
}

export const wish = {
  hold: cue(
    '往后(?:放|拖|推|挪|延|排)|延后|(?:迟|晚)(?:些|点|几天|[一两三]天)(?:再)?(?:给我)?(?:发|寄|送|出)|先(?:别|不要)(?:派|配)?送|(?:过|等)[^,，.]{1,6}再[发寄出送]|切勿发|请勿[核发出]|[缓暂]发|别安排|缓一缓|押后|容后|留步|别动|先卸下|晚两天再|请等[^,，.]{0,6}再|住送|唔好叫人等|留(?:仓|在仓)|住手先|先不[发寄送]|停一下先|(?:下?周|星期|礼拜)[一二三四五六日天]再[发寄出]|先(?:别|不要|不用|不|莫|唔好|勿)(?:着急|急着|急)?(?:发|寄|出|动|处理|弄|做|提交|送|走|备|配|下单|办|安排)|(?:(?<![分特类级区个性告识])别|不要|勿|唔好)(?:急着|着急|再)?[发寄](?![错少多漏坏成]|\\s?\\ue003)|暂缓|暂停|先(?:暂时)?放(?:一?放|着)|先等(?:等|一下|一等|我)|等等再|等我(?:的)?(?:通知|消息|确认|电话|回复)|等通知|缓一?缓|再等等|等会儿?再|(?:晚点|晚些|过几天|过两天)再[发寄出]|不[许准](?:出库|发|寄|出)|且慢|先压|压一压|先停在|谁都别|(?:批|发|出|动|寄)住|先?缓一[缓下]|先扣|扣住|先挂|先停|停一停|先(?:帮我)?(?:保留|留着|缓|搁)|(?:先|别|不要)(?:别|不要|不)?\\s?(?:hold|ship|release|send)|暂(?:时)?(?:不|别)[发寄出送]|(?:别|不要)急着[发寄]|^(?:等等|等一下|等下|且慢)$',
    "withhold|kiv|stays?\\sput|standby|stand\\sby|postpone|defer|suspend|block(?=\\s(?:\\ue004|it|this|that|the\\s(?:request|order|shipment)))|leave\\s\\ue004+\\sin|keep\\s\\ue004+|not\\sso\\sfast|hold\\syour\\shorses|nobody\\s(?:ships|touch(?:es)?)|let\\s\\ue004+\\s(?:wait|rest|sit)|(?:\\ue004+|it|this)\\s(?:can\\s)?wait|don'?t\\s(?:action|let\\s\\ue004+\\sout)|should\\s(?:not|n't)\\s(?:leave|happen|ship|go\\sout)|yet\\sto\\sbe\\sreleased|freeze(?=\\s(?:\\ue004|it|this|that|the|everything|all))|delay\\s.{0,20}(?:dispatch|shipping|shipment|delivery|sending)|on\\sice|hold\\sfire|keep\\s\\ue004+\\spending|wait\\sfirst|keep\\s.{1,20}(?:in|at)\\s(?:the|our)\\swarehouse|(?:stop|freeze|halt)\\s(?:\\ue004|the\\s(?:shipment|order))|(?<!(?:we|they|branch(?:es)?|centres?|centers?|stations?|warehouses?|depots?|hubs?)\\s)hold\\s(?:it|on|off|that|this|the(?!\\s(?:customer|fort|line))|them|back|my|until|shipment|shipping)|hold\\s?(?=\\ue004)|on\\shold|keep\\s(?:\\ue004+|it|that|this)\\s(?:back|for\\snow)|no\\sshipping\\s(?:before|until|till)|(?:don'?t|do\\snot|not|let'?s\\snot)\\s(?:ship|send|dispatch|process|submit|release|post)|wait\\swith|in\\sabeyance|park\\s(?:it|that|this|\\ue004)|sit\\son\\s(?:it|that|this|\\ue004)|wait\\s(?:before|until|for\\s(?:my|me))|pause|stop\\sthe\\sshipment|(?<!(?:we|they|you|should|must|to|can|get|got|gets|does|did|who|any|branch(?:es)?|centres?|centers?|stations?|warehouses?|depots?|hubs?)\\s)hold(?!\\sof)",
  ),
  keep: cue(
    '(?:别|不要|先别|勿)(?:取消|撤|作废|删)',
    "(?:don'?t|do\\snot)\\s(?:cancel|withdraw|delete)",
  ),
  cancel: cue(
    '作罢|撤件|单[^,，.]{0,3}(?:划掉|划去|删掉|删了|抹掉|拉倒)|注销|砍掉|免了|[唔毋]使[调寄发]?|毋须|不缺|冧咗|撕咗|收返|收掉|别做了|不用给我|不用调|重开过|下错|当(?:没|冇|无)(?:事发生|下过|提过)|别弄了|不要[了啦喽咯]|不用发|不用寄|不需要了|不用了|用不着了|用不上了|取消|撤回|撤销|撤单|撤掉|撤了|作废|算了(?![一下])|不订了|不领了|不申请了|唔要(?:了|喇)?|不想要|都不要|(?<=\\ue004)[^,，.;]{0,3}不要|不做了|不修了(?=[,，.]?撤)|撤了?吧|删了这单|废掉',
    "undo\\s(?:(?:my|the|that|this)\\s)?(?:(?:whole|latest|last|previous)\\s)?(?:requests?|orders?|\\ue004)|annul|abort|strike\\s(?=\\ue004)|take\\s\\ue004+\\sout|forget\\si\\s(?:asked|ordered|said)|drop\\sit|no\\sneed\\s(?:for|of)\\s(?=\\ue004|it|that|the)|delete\\s(?=\\ue004)|(?:don'?t|do\\snot)\\sbother|can\\sdie|false\\salarm|cncl|take\\sback\\s(?:my|our)\\s(?:request|order)|is\\snot\\sneeded|go\\saway|undo\\smy\\s(?:whole\\s)?order|pull\\sthe\\splug|won'?t\\sbe\\sneeding|no\\slonger\\swant|job(?:'s|\\sis)\\soff|drop\\s(?:my|that|the)\\s(?:last\\s)?(?:request|order)|cancel(?:led|ed|ling)?|withdraw|void|(?:delete|remove|kill)\\s(?:it|my|the|that|this|\\ue004)\\s?(?:last\\s)?(?:request|order|one)?(?=\\s?(?:[,.!]|$|please|pls|thanks))|take\\sback\\s(?:my|the|that)|revoke|scrap\\s(?:it|that|this|the)|never\\s?mind|nvm|bin\\s(?:\\ue004|it|that|this)|kill\\s(?:\\ue004|that|the)|scrap\\s?(?=\\ue004)|drop\\s?(?=\\ue004)|forget\\s(?:it|about|that|everything|the\\swhole|\\ue004)|don'?t\\sneed\\s(?:it|them|that|this)|pull\\s?(?=\\ue004)|call\\sit\\soff|no\\slonger\\s(?:need(?:ed)?|required)|call\\soff|pull\\sback|(?:don'?t|do\\snot)\\sneed|not\\sneeded",
  ),
  giveBack: cue(
    `退货|退料|退件|退还|返旧|旧件|返还|返厂|交旧(?!领新)|缴回|寄回|退回|召回|坏品|坏件|要退|想退|可以退|能退|怎么退|退料|退仓|退总|回收|拉走|收走|缴旧|交回|退库|退得|退不退|要返|返回总|返总|返仓|退(?=${amount}|${thing}|掉|给|了\\s?${amount})`,
    'rma|return(?:ing|s|ed)?|(?:send|sending|ship|shipping|post|give|take)\\s.{0,40}back|go(?:es|ing)?\\sback|collect\\s.{0,20}(?:cores?|old)|send\\s.{0,20}back|recall(?:ed)?|hand\\sback|give\\sback',
  ),
  ask: cue(
    `申请|申领|请领|领用|领料|领取|领(?=${amount}|${thing}|个|一)|要(?![求是紧])|需|订|下单|叫货|叫料|来(?=${amount}|${thing}|个|一|点)|补(?=${amount}|${thing}|[发货个寄一])|给我|调(?=${amount}|${thing}|[拨货一个])|报(?=${amount}|${thing}|个)|拿|采购|请购|购买|买|[发寄](?=${amount}|${thing}|个)|缺(?=${amount}|${thing})|换(?=${amount}|${thing}|个|一)|匀|借(?=${amount}|${thing}|个)|再来|帮我`,
    'order(?:ing)?|apply|could\\suse|chuck|throw|arrange|put\\s(?:us|me)\\sdown|put\\sin|get\\sus|short\\sof|running\\s(?:out|low)|(?:could|can|may)\\s(?:i|we)\\s(?:please\\s)?(?:have|get)|transfer|request(?:ing)?|need(?:s|ed)?|want|require|send|get\\sme|(?:can|could|may)\\s(?:i|we)\\s(?:have|get|order)|would\\slike|requisition|give\\sme|looking\\sfor|supply|ship\\sus|buy|deliver(?=\\s?\\ue003|\\s\\d)|through\\sanyway',
  ),
  again: cue(
    '(?:一样|同样|相同)的|(?:再|又)来(?:一[个单份次套]|单|份)\\s*(?:一样)?(?:的)?\\s*$|同款再|照多[来一]|照旧|老样子|再叫一次|再报一[份次]|再要一份|一模一样|同[^,，.]{0,8}一样|跟[^,，.]{0,8}一样|和[^,，.]{0,8}一样|照(?:上次|上?一?单|那单|之前)|上[回次]那[张单份][^,，.]{0,4}(?:照|再)|(?:刚才|刚刚|上次)那[个样单]的?(?:再|又)|跟上次一样|和上次一样|同上',
    'the\\susual(?:\\sagain)?|(?:identical|same)\\s(?:order|request|parts?)\\s(?:to|as|like)|(?:one|another)\\s(?:more\\s)?like\\sthe\\s(?:last|previous)|same\\s(?:thing\\s|one\\s)?for(?=\\s(?:the\\s|a\\s)?\\ue001)|one\\smore\\sof\\sthe\\ssame|(?:another|one)\\s(?:just\\s)?like\\s(?:it|that|the\\slast)|(?<!(?:on|to|in)\\sthe\\s)same\\s(?:again|as\\s(?:before|last)|thing\\sagain|order|one\\sagain)|repeat\\s(?:the\\s|my\\s)?(?:last|order|it|that)|another\\s(?:(?:\\ue003+|[a-z]+)\\s)?(?:exactly\\s|just\\s)?(?:of\\sthe\\ssame|(?:like|of)\\s(?:the\\s(?:last|ones?)|that|those|these|\\ue006))|re-?order\\s(?:the\\s|my\\s)?(?:last|same|that|what)|same\\s(?:[\\ue000-\\ue002]+\\s)?(?:like|as)\\s(?:my|our|the)?\\s?(?:last|previous|that\\sone)|(?:last|previous|latest)\\s(?:order|request|one)\\s(?:once\\smore|over|again)|(?:do|make)\\smy\\slast\\sorder\\sover|that\\sone\\sagain|(?:more|another)\\sof\\swhat\\si\\sordered',
  ),
  lastOne: cue(
    '(?:(?:刚才|刚刚|刚|刚提|刚报|刚下|之前|最近|昨天|上周|上次|前天|那)(?:[提报下领叫])?(?:了)?(?:那|的那?|个的?)*(?:一)?|上一|前一|那)(?:单|个(?:申请|单)|张|笔|条申请|份)|刚才(?:的|那)|刚刚的|上一(?:单|个|笔)|上次的?|最后一单|头先',
    '(?:the\\s|my\\s)?(?:last|previous|latest|recent)\\s(?:one|request|req|order)(?![a-z])|(?:thing|one)\\si\\s(?:just\\s)?(?:sent|ordered|put)\\sin|(?:request|order|one|what)\\si\\sjust\\s(?:sent|made|placed|put\\sin|ordered|requested|submitted|asked\\sfor)|(?:request|order)\\sfrom\\sjust\\snow|that\\s(?:one|order|request)|my\\sorder|the\\sorder',
  ),
}

export const about = {
  substitute: cue(
    '替换料|料顶|顶替|换哪|拿什么[^,，.]{0,3}代|什么代|[其别]他?款|换成?(?:哪|什么)|替代|代用|停产|换代|升级件|新旧更替|取代|能代|替换件|有代|改用什么',
    'alternate\\s(?:part|for)|alternative\\sfor|substitut(?:e|es|ion)|replac(?:es|ed)\\sby|supersed(?:e|es|ed|ing)|in\\sits\\splace|use\\sinstead|alternative(?:s)?|equivalent|discontinued|instead\\sof',
  ),
  price: cue(
    '多少钱|几钱|几多钱|价格|单价|报价|价钱|什么价|啥价|售价|成本价|结算价',
    'price(?:s|d)?|how\\smuch\\s(?:is|are|does|do|for)|cost(?:s)?',
  ),
  decision: cue(
    '签|驳回|点头|打回|审批|批准|核准|签核|审核|领导看|批(?![量次号])|通过|同意',
    'accepted|signed|aprvd|approvd|sa(?:y|id)\\syes|turned\\sdown|refused|approv\\w+|sign(?:ed)?\\soff|decision|reject(?:ed)?',
  ),
  open: cue(
    '未完成|没完成|未结|没结|未关|进行中|还没(?:完|好|处理)|没处理',
    'open|unfinished|outstanding|in\\sprogress|active',
  ),
  intact: cue(
    '无误|无事|都亮|都好|是好的|外观[也都]?好|验过|齐全|冇[爛烂漏坏]|没[坏碎裂磕]|(?<![a-z])ok(?![a-z])|完好|无损|没毛病|没问题|没事|正常|良好|外观好|好好的|都好|齐全完好|全好',
    'safe|perfectly\\sfine|working\\sfine|(?<!is\\s)fine(?=\\s*[.,!]|\\s*$)|strong\\slike\\snew|everything\\s(?:ok|fine|good|there|was\\sin)|without\\sobjection|nothing\\s(?:bent|broken|damaged|missing)|never\\sspoil|one\\spiece|all\\s(?:good|fine|ok(?:ay)?|intact)|good\\s(?:order|condition|shape)|perfect(?:\\scondition)?|intact|undamaged|no\\s(?:damage|issues?|problems?)|looks?\\s(?:good|fine|ok)|works?\\s(?:fine|well)|in\\sone\\spiece',
  ),
  transit: cue(
    '在途|在路上|路上(?=的|有|还)|运输中|运送中|途中',
    'in[\\s-]transit|on\\s(?:the|its|their)\\s(?:way|road)|en\\sroute',
  ),
  low: cue(
    '快没|快(?:要)?用完|快断|快缺|快要?没|要没了|低于(?:安全|最低|下限)|(?:库存|存货)(?:量)?(?:不足|偏低|过低|很低|太低|低|告急|紧张|预警|不够)|缺货(?:的|清单|列表|有哪些|情况)|(?:哪些|什么|哪种|哪样|有啥).{0,8}(?:缺货|缺|不足|不够|要补|该补|需要补|没货|断货|见底)|[要该]补(?:货|库)的?|补货(?:清单|建议|提醒)|见底|欠品|缺(?:什么|啥|哪些|乜)|(?:缺货|断货|库存).{0,2}(?:预警|告急)|预警',
    "on\\sthe\\slow\\sside|low\\s(?:on\\s)?(?:stock|parts|inventory|items)|running\\s(?:low|out|short)|(?:what(?:'?s|\\sis|\\sare)?|which|anything|show|list)\\s.{0,30}(?:low|short|running\\sout)|short\\sof|below\\s(?:min(?:imum)?|safety)|out\\sof\\sstock\\s(?:list|items|parts)|stock\\s(?:is\\s|are\\s)?low|needs?\\srestock(?:ing)?|reorder\\slist|low\\s?$|shortages?",
  ),
  quota: cue(
    '额度|限额|超额|限多少|上限|爆[了]?额|用了多少额|预算|(?:还)?(?:可以|能)花|[领叫]件(?:的)?钱|还能[领叫][^,，.]{0,4}(?:钱|件)|信用|提额|配额|还能[领申订](?:请)?多少|授信',
    'kitty|head\\s?room|maxed|quota|allowance|credit|(?:spending|monthly)\\slimit|limit\\sleft|our\\slimit|the\\slimit|over\\s(?:the|our)?\\s?limit|how\\smuch\\s(?:more\\s)?(?:can|could|may)\\s(?:i|we)\\s(?:still\\s)?(?:draw|order|spend|request)|(?:still|left\\sto)\\s(?:draw|spend)|budget',
  ),
  moreQuota: cue(
    '提额|(?:加|增|增加|调高|提高|上调|追加|提升|涨)[^,，.;]{0,10}(?:额度|限额|quota)|(?:额度|限额|quota)[^,，.;]{0,8}(?:调[高到]|加|提[高到]|涨|增|上调|改[成到为]|设[成为])|(?:临时|核给|多给|再给|要)[^,，.;]{0,8}(?:额度|限额)',
    '(?:rais(?:e|ing)|increas(?:e|ing)|more|extra|higher|extend(?:ed|ing)?|bump(?:ing)?|lift(?:ing)?|top(?:ping)?\\sup)\\s.{0,16}(?:quota|limit|allowance|credit)|(?:quota|limit|allowance|credit)\\s.{0,16}(?:raised?|increased?|lifted|bumped?|extended|up\\sby|higher)',
  ),
  figures: cue(
    '比例|(?:库存|存货)[^,，.]{0,4}转|最[常多容易]{1,2}[^,，.]{0,2}(?:故障|坏)|(?:库存|存货)转|(?:仓库?|库存|存货|料)[^,，.]{0,8}值多少|比率|平均.{0,4}\\ue009|[货件修损障付足转时料退品]率|(?:坏|故障|报修|返修)[^,，.]{0,4}最多|满足率|准时|准点|及时率|(?:哪家|谁家|哪个)(?:物流|快递|货运)[^,，.]{0,4}(?:最|好|慢|快|差)|(?:库存|存货)[^,，.]{0,4}(?:金额|价值|总额|总值|值多少|资金)|压了?(?:多少|几多)|欠料|欠品|欠货|欠着|缺料率|欠单|运损|货损|评分|得分|谁家[^,，.]{0,4}(?:好|快|稳|差)|坏得最?多|最(?:容易|爱|常|多)坏|做个数|交期|供应率|供货率|达交率|缺货率|短缺率|故障率|周转|报表|报告|排名|排行|统计|指标|占比|趋势|同比|环比|前十|前\\d+名?|故障.{0,4}最多|最多的(?:型号|配件)|呆滞|交付周期|平均.{0,6}(?:天|周期|时间)|准时率|损坏率|破损率',
    'fill[\\s-]rates?|(?:damage|breakage|shortage|stock-?out|return|defect|error|reject(?:ion)?|approval)\\s?(?:rate|ratio|percentage)|back-?\\s?orders?|score-?\\s?cards?|carrier\\sscore\\w*|(?:which|what|whose)\\s(?:carrier|courier)\\s.{0,12}(?:best|worst|slow|fast|most|least)\\w*|(?:stock|inventory)\\svalue|tied\\sup|share\\sof|percentage|rank\\sthe|(?:best|worst|slowest|fastest)\\s(?:carrier|courier)|run\\sdry|value\\sof\\s.{0,12}(?:stock|inventory)|lead\\stimes?|break(?:ing)?\\sdown|failing|fails?\\s(?:the\\s)?most|(?:fail|break)\\s(?:the\\s)?most|most\\s(?:faults|failures|repairs)|service\\slevel|turn(?:over|s)|shortage\\srate|kpis?|failure\\srate|report|ranking|top\\s\\d+|statistics|stats|cycle\\stime|on[\\s-]time|slow\\smovers?|average|trend|otif|dashboard',
  ),
  mine: cue(
    '我的(?:[^,，.]{0,6})?(?:申请|单|请求|订单|请购|领料)|我[^,，.]{0,6}(?:提交|申请|领|订|发起|报)(?:过|了)?的|我(?:有)?(?:哪些|几个|多少)(?:个)?(?:申请|单)|我的\\s?(?=requests?|orders?|list)|申请(?:列表|记录|清单)|单子(?:列表|都有哪些)|历史申请|我[^,，.]{0,6}(?:单子?|申请)[^,，.]{0,3}(?:怎么样|如何|什么情况)|(?:没结|未结|没完|未完|挂着)[^,，.]{0,6}(?:单|申请)|(?:我|我们|咱)(?:站|名下|手上|中心)?[^,，.]{0,8}(?:哪些|哪几|几|多少|所有|全部)[^,，.]{0,3}(?:单|笔|张|申请)|(?:列|查|看)[^,，.]{0,14}(?:请购单|申请单|领料单|申领单|申请|单子)|我[^,，.]{0,10}(?:提|报|申请|叫|下|领|要)(?:了|过)?(?:的|几|多少|哪些)[^,，.]{0,6}(?:单|申请|那些|件)|(?:列|查|看)[^,，.]{0,12}(?:申请|叫|报|提|签|批)(?:过)?的单|我(?:们)?[^,，.]{0,6}(?:申请|叫|报|提|领)过什么|show我|我们?(?:站|中心)?[^,，.]{0,6}(?:没批|未批|没完|未完)[^,，.]{0,4}单',
    'open\\s(?:requests?|orders?)|(?:what|which)\\s(?:requests|orders)\\s(?:do|have|did)\\s(?:i|we)|(?:requests|orders)\\s(?:from|of|by)\\s(?:me|us|mine|ours|my)|list\\sof\\s.{0,24}(?:requests|orders)|(?:my|our)\\s(?:\\w+\\s){0,2}(?:requests|orders|requisitions|list)|(?:list|show)\\s(?:me\\s)?(?:my|our)\\s|(?:what|everything|all|anything|things)\\s(?:that\\s)?(?:have\\s|did\\s)?(?:i|we)(?:\\shave|\\shad|.ve)?\\s(?:order|request|ask|submit|put\\sin|raise|placed?|open)(?:t?ed|d)?|(?:requests|orders)\\s(?:i|we)\\s|(?:requests|orders)\\sdo\\s(?:i|we)|of\\smine',
  ),
  many: cue(
    '哪些|哪几|哪个|哪张|什么|有没有|多少|几[个张单]|所有|全部|列表|清单|列一?[出下]|查看?|看看|看一?下|都有|一览',
    'which|what|list|show|any|how\\smany|all|anything|everything|see|requests|orders',
  ),
  fit: cue(
    '能不能[用装代换配]|可不可以[用装代换配]|能[用装配](?:在|到|于|上|不|吗)|[用装](?:在|到|于)|通用|互换|配得上|适[用合配]|兼容|代用|替代|能代|代替|装得上|合用|啱用|能用吗|(?:装|用|配)[^,，.]{0,12}(?:可以吗|行吗|行不|得不|能行|可以不)|装不?装得|用不用得|一样(?:吗|不)|共用',
    'fits?|fitting|go(?:es)?\\s(?:in|into|on)|compatib(?:le|ility)|interchange(?:able)?|substitut(?:e|es)|work(?:s)?\\s(?:on|with|for|in)|replacement\\sfor|swap(?:pable)?\\swith|(?<!could\\s)(?:use|used)\\s.{0,30}(?:on|in|for|with)|same\\sas(?=\\s?\\ue001)',
  ),
  track: cue(
    '我们?(?:站)?的(?:货|件|配件|零件|快递|单子?)[呢咧]|货[呢咧]|转运|到哪|到边|到咗边|边度|发货?了?[没吗未](?!有货)|发货?没|发出?来?了?[没吗]|寄了?[没吗]|寄出|出库|快递|物流|运单|货运|单号(?:是)?多少|单号(?:给|发|报|呢)|(?:什么时候|几时|何时|啥时候?|多久|几天|哪天|(?:今天|明天).{0,3}[能会]).{0,8}(?:到|发|送|来|收)|怎么还[没不]|还没(?:到|发|寄|出)|[没未]发货|到(?:了|货)?(?:没|吗|未)|催(?![的我得])|进度|状态|在派|派件|派送|配送|在哪|走到|寄到|寄去|去了哪|卡在|中转|海关|没人打|在哪|究竟|下落|送到|查(?:一下|下)?件',
    "late(?!r|st)|overdue|where(?:'?s|\\sis|\\sare|s|\\s.{0,14}\\s(?:is|are))|(?:courier|carrier|parcel|package)|customs|any\\supdate|went\\sto|left\\sthe|dispatch(?:ed)?|logistics|(?:did|has|have)\\smy\\s.{1,20}\\sship|track(?:ing)?|shipped|shipment|shipping\\sstatus|status|eta|when\\s(?:will|does|is|are|can|do)|deliver(?:y|ed)?|arriv(?:e|es|ing|al)|how\\slong|progress|dispatched|any\\s(?:news|update)|update\\son|expedite|chase|follow\\sup|hurry\\sup",
  ),
  arrival: cue(
    '(?:预计|大概|约)?(?:何时|几时|好久|哪天|啥时)[^,，.]{0,4}(?:到|有|补|来|进)|(?:什么时候|几时|何时|啥时候?|多久|几天|哪天|几号|多会儿).{0,8}(?:到|来|有|补|收|进)|到货时间|交期|预计|返货|等多久|要多久',
    'eta|when(?:.?s|\\swill|\\sdoes|\\sis|\\sare|\\scan|\\sdo|\\swould|\\sshould)|how\\ssoon|how\\slong|lead\\stime|expected|back\\sin\\sstock',
  ),
  stock: cue(
    `(?<![补备])库存|有货|现货|存货|[还有]有?多少|有几|[还有]没有|有无|还?剩|缺货|没货|冇货|断货|够不够|够吗|有(?=[^,，.]{0,14}[吗嘛么?？])|[哪边][里个度儿家些边][^,，.]{0,12}有|有冇|\\ue005[^,，.;]{0,3}有|能发吗|仓里|查(?:一下|下)?(?=.{0,12}${thing})|多少(?:个|钱|货)?|料况|可用量|能代|停产|替代|代用|单价|价格|什么价|结算价|能不能[用装]|[有还]没(?![有收到发])`,
    'stock(?:s|ed)?|inventory|availab(?:le|ility)|how\\s(?:many|much)|(?:do|does|did)\\s(?:we|you|u|they|hq|anyone|any|\\ue005+)\\s(?:still\\s)?(?:have|(?:hold|carry|keep)(?=\\s(?:any\\s)?[\\ue000-\\ue003]))|have\\s(?:you|we|u)\\s(?:got\\s)?|have\\sany|any\\s.{0,60}(?:left|available|around)|left|on\\shand|is\\sthere|are\\sthere|got\\sany|who\\shas|qoh|chk|check|(?:u|you|they|we)\\s(?:got|hv)|(?:u|you)\\shave(?!\\s(?:a|an|the)\\s(?:moment|minute|chance|time|look))|who.?s\\sgot|price(?:s|d)?|cost(?:s)?|discontinued|substitut\\w+|sitting\\son',
  ),
  help: cue(
    '(?:功能|帮助|操作)?菜单|功能(?:列表|介绍|有哪些)|你?(?:会|识|能)(?:得|做)(?:啲|些|点)?(?:咩|乜|啥|什么)|(?:不会|唔识)(?:弄|用|操作|整|打)|说明书|举个?例|手册|教程|(?:指令|命令)(?:有|是)?(?:哪些|什么)|^\\s*help[,，\\s]+不|操作(?:步骤|流程|说明|指引)|(?:怎么|如何|怎样)(?:在[^,，.]{1,6})?(?:办理|操作|驳回|审批|批|提交|下单|申请|领|退|查|取消|撤|改|报|催)(?![^,，.]{0,3}[了没])|请教|(?:第一次|初次|头一次|刚来|新来的|新手)[^,，.]{0,6}(?:用|整|玩|接触|弄)|(?:新来的|新手|新人)[^。]{0,12}(?:怎么|求|教|请教|说明)|教教?我|教一下|说明书|(?:什么|哪些)(?:指令|命令|口令)|还能(?:查|做|干|帮)|(?:怎么|如何)(?:写|说|讲|打字|问)(?![^,，.]{0,3}错)|怎么叫[料货件]|怎么[领要]|使用(?:方法|说明)|用法|看得懂|会什么|能干什么|^[\\s]*(?:帮助|帮忙|说明|菜单|功能|指令|使用说明|指南|教程)[\\s.!?？]*$|(?:能|会|可以)(?:做|干|帮我?做?|帮我干)(?:些|点)?(?:什么|啥|乜)|怎么(?:用|使用|操作|玩)|如何(?:使用|操作)|点样?用|有(?:什么|哪些|啥)功能|(?:怎么|如何|怎样|点样)(?:才能|去)?(?:申请|取消|退货|退|查|改|批|领|下单|报损|收货)',
    "explain\\s(?:the|your|what|how)|what\\sare\\smy\\soptions|show\\s(?:me\\s)?(?:some\\s|an\\s)?examples?|give\\s(?:me\\s)?(?:some\\s)?instructions|i(?:'m|\\sam)\\s(?:a\\sbit\\s)?lost|how\\sdoes\\sone|walk\\sme\\sthrough|^\\s*(?:help|menu|commands?|usage|\\?)(?:\\s(?:me|please|pls))?[\\s.!?]*$|what\\s(?:can|do|else\\scan|could)\\s(?:you|u|i|this|it)\\s(?:do|say|ask|type)|how\\s(?:do|does|can|should)\\s(?:i|we|this|it|you)\\s(?:even\\s|actually\\s)?(?:use|work|order|request|cancel|return|start|ask|approve|report|track|check|get\\sstarted)|how\\sto(?:\\s\\w+)?|what\\sare\\syou|who\\sare\\syou|(?:any|user|usage|some)\\sinstructions|get\\sstarted|(?:what|which|show\\sme\\s(?:the|all)|list)\\s(?:the\\s)?commands|new\\shere|what\\s(?:else\\s)?(?:can\\s)?(?:u|you)\\s(?:can\\s)?do|how\\sdoes\\s(?:this|it)(?:\\sthing)?\\swork|^\\s*instructions|first\\stime|show\\sme\\s(?:how|the\\sropes)|teach\\sme|(?:someone|anyone|somebody)\\shelp(?:\\sme)?\\s*$|manual|user\\sguide|tutorial|examples?",
  ),
}
