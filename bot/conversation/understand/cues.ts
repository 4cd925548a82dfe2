/** Chinese as it stands, English as whole words. Patterns are for masked text; see the signs in sheet.ts. */
function cue(chinese: string, english: string): RegExp {
  return new RegExp(`${chinese}|(?<![a-z])(?:${english})(?![a-z])`, 'u')
}

const thing = '[\\ue000-\\ue002]'
const ref = '\\ue004'
const amount = '\\ue003'

/** Words that only a conversation about approval uses; negation is looked for before anything else. */
export const approval = {
  wait: cue(
    '(?:先|暂时?|暂且)(?:别|不要|不用|不能|不|莫|勿|唔好|唔)(?:急着|着急|急)?(?:批|审|过|同意|通过|放行|签|核准)|(?:等(?:等|一下|下)再|晚点再|回头再|等.{1,16}再)(?:批|审|过|签)',
    "(?:don'?t|do\\snot)\\sapprove\\s.{0,20}yet|not\\syet|hold\\soff\\s.{0,12}approv\\w+|wait\\sbefore\\sapprov\\w+",
  ),
  refused: cue(
    '(?:不要|不能|不可以?|不给|不予|(?<![分特类级区个性告识])别|莫|勿|唔好|唔|不)(?:再|给|急着|随便|轻易)?(?:批(?!量|次)|同意|通过|放行|核准|签核|签字|准(?!备|确|时))|驳回|拒绝|回绝|否决|否了|打回|毙了|退回(?:申请|重填|重写|修改)|退件',
    "(?:don'?t|do\\snot|cannot|can'?t|won'?t|will\\snot|not|never|should\\s?n[o']t|no)\\s(?:be\\s|want\\sto\\s|going\\sto\\s)?(?:approv(?:e|ed|ing)|agree|sign)|not\\sok|disapproved?|reject(?:ed|ing)?|declin(?:e|ed|ing)|den(?:y|ied)|turn(?:ed)?\\s(?:it\\s)?down|refused?|no\\sgo",
  ),
  granted: cue(
    `(?<![这那一两首分大整哪每同审该此几各])批(?:准|了|吧|掉|过|给|一下|下|复)?(?![量次号发注评])|同意|准了|准予|核准|放行|签核|签了|通过(?=[了吧呀,，.!\\s]|$|${ref}|审|申请)|(?:都|全|给|让|就|准|可以)过(?![来去期滤程敏年节户时分于后多大高])|${ref}\\s?过(?![来去期滤程])|^过(?:了|吧)?[.!\\s]*$|没问题[,.，\\s]*(?:批|过)`,
    'approv(?:e|ed|ing|al)|go\\sahead|lgtm|green\\s?light|sign(?:ed)?\\soff|ok\\sto\\s(?:ship|send|order)',
  ),
  /** Somebody tells what was decided elsewhere, or speaks of approved things: no approval. */
  told: cue(
    '(?:领导|经理|主管|老板|老大|他|她|他们|上面|总部|中心|站长|人家)(?:们)?(?:已经?|都|也|刚刚?|昨天|今天|早就|说)*(?:口头)?(?:批|同意|通过|核准)|已经?(?:批|同意|通过|核准|审批)|(?:批|审批|核准|通过)(?:过)?的|批过',
    '(?:boss|manager|he|she|they|hq|it|was|were|been|is|are|already|the|my|an)\\s(?:has\\s|have\\s|already\\s|was\\s|been\\s|just\\s)*approv(?:ed|al)',
  ),
  conditional: cue(
    '如果|要是|假如|的话|除非|只要|万一|等.{1,16}(?:再|才)',
    'if|unless|until|once|provided|in\\scase|after|before',
  ),
  pending: cue(
    '[没未](?:有)?(?:被|人)?(?:批|审批|审核|核准|通过|签核|审)|待(?:审批|审核|批准?|核准|签核|审)|等(?:着|待)?(?:我|你|人|领导|谁)?(?:来)?(?:审批|批准|批|审核|签核|核准)|卡在|卡住',
    "pending|awaiting|waiting(?:\\s(?:for|on))?|(?:not|isn'?t|aren'?t)\\s(?:yet\\s)?(?:been\\s)?approved|unapproved|to\\sapprove|stuck|need(?:s|ing)?\\s(?:my\\s)?approval",
  ),
  asked: cue(
    '批(?:了|下来|准|过)?(?:了)?(?:吗|没|没有|嘛|么|未)|批没批|批不批|[审批核签](?:批|准|核)?(?:到哪|了吗|了没|了没有|好了吗|通过了?[吗没])|通过了?[吗没]|过了?[吗没](?!有货)|谁批|能批[吗不]|可以批吗',
    'approved\\s?(?:yet|already|or\\snot)|(?:is|was|has|did|have|are|when|who|why)\\s.{0,40}approv(?:ed|e|al)|any\\sapproval|approval\\sstatus|(?:can|could|will|would)\\s(?:you|u|someone|anyone)\\s.{0,12}approve',
  ),
}

export const goods = {
  /** Said and then taken out of the sentence, so that `没碎` is no damage. */
  fine: /(?:没有?|未|无|毫无|不|冇|唔)(?:任何|被|怎么|发现|有|见|曾)*(?:碎|裂|破损?|坏|损坏?|损伤|压坏|磕碰?|瘪|变形|断|漏|少发?|缺|发错|错|问题)|完好(?:无损)?|无损|好好的|(?<![a-z])(?:no|not|isn'?t|wasn'?t|aren'?t|weren'?t|without|nothing|none)\s(?:any\s|is\s|was\s|visible\s)?(?:damaged?|broken|crack(?:s|ed)?|missing|dent(?:s|ed)?|wrong|scratch(?:es|ed)?|issues?|problems?)|undamaged|intact|in\s(?:good|perfect|great)\s(?:condition|shape|order)/g,
  damaged: cue(
    '碎|裂|破(?!例|费)|坏(?!品|件)|压扁|磕|瘪|凹|变形|弯了|断(?![货供码电])|漏(?![发寄装填写])|刮花|划伤|划痕|掉漆|受潮|散架|摔',
    'dent(?:s|ed)?|crack(?:s|ed)?|broke(?:n)?|damag(?:e|es|ed)|smash(?:ed)?|shatter(?:ed)?|crush(?:ed)?|bent|scratch(?:ed|es)?|leak(?:s|ing|ed)?|defect(?:ive|s)?|faulty|chipped|torn|in\\spieces',
  ),
  dead: cue(
    '不通电|不上电|不亮|不转|不动|不会动|没反应|冇反应|不工作|不启动|不制冷|不能用|用不了|不好用|没法用|开不了机|装上.{0,8}[不没]|一(?:上|通)电就|上电就|不灵',
    "doa|dead(?:\\son\\sarrival)?|(?:doesn'?t|does\\snot|won'?t|not|isn'?t|don'?t|didn'?t)\\s(?:work|start|run|turn\\son|power|working|respond)|no\\spower|malfunction(?:s|ing)?",
  ),
  short: cue(
    `少(?:发|寄|给|送|配|装|来)|漏[发寄装]|短少|短缺(?!率)|缺(?:了|少)\\s?(?=${amount}|${thing})|少(?:了)?\\s?(?=${amount}|${thing})|不够数|数量不[对符够]|没发[够全齐]|没(?:收|到)?齐|还?差\\s?(?=${amount})|只(?:到|收到|来|发)了?\\s?(?=${amount})`,
    `missing|short\\s?(?:shipped|shipment|by|of\\s${amount})|shortage|one\\sshort|only\\s(?:got|received|came|arrived|${amount}+\\s(?:came|arrived|received))|fewer`,
  ),
  wrong: cue(
    '[发送寄]错|错件|错料|发的不是|[来收]的不是|不是我?(?:们)?[要订]的|不是申请的|型号不[对符]|货不对|对不上|不匹配|装不上|装唔到|尺寸不[对符]|不合适',
    "wrong\\s(?:part|item|one|size|thing|parts|items)|wrong\\smodel|not\\swhat\\s(?:i|we)|incorrect\\s(?:part|item)|(?:doesn'?t|does\\snot|don'?t|won'?t|not)\\sfit|mis-?shipped",
  ),
  missing: cue(
    '(?:没有?|未|冇|一直没|都没|还没)(?:见|看)?(?:收到|到(?!期)|收(?!货地)|签收|见到)|还不到|迟迟不|没影',
    "(?:not|haven'?t|hasn'?t|didn'?t|never|nothing)\\s(?:yet\\s)?(?:been\\s)?(?:receiv(?:e|ed)|arriv(?:e|ed)|got(?:ten)?|come|get|delivered)|still\\swaiting|not\\s(?:here|there)\\syet|late|overdue",
  ),
  arrived: cue(
    `(?:都|全部?|已经?)收到|(?:货|件|东西|配件|零件|料|包裹)(?:都|已经?|全部?|今天|刚刚?|也)*(?:收到|到了|已到|到齐|到货|签收|收了|齐了|拿到)|收到(?:了)?(?:货|件|东西|配件|零件|料|包裹|快递)|快递(?:都|已经?|今天|刚刚?)*(?:收到|到了|签收|拿到)|收货(?![地人单])|到货了|到货\\s*$|已到货|已收货?|签收|入库|点收|验收|收件(?![人地])|收讫|收妥|收齐|到齐|${thing}[^,，.;；?？\\n]{0,8}?(?:收到|到了|收了|已到|到货|拿到)|${ref}[^,，.;；?？\\n]{0,8}?(?:收到|到货|到了|收了|已到|已收|拿到|到齐)|(?:收到|到了|收了|拿到)了?\\s?(?=${amount}|${thing}|${ref})|^[^,，]{0,4}到了[.!\\s]*$`,
    `(?:parts?|goods|items?|package|parcel|shipment|box|everything|order|stuff|all|it|they)\\s(?:is\\s|are\\s|was\\s|were\\s|has\\s|have\\s|just\\s|all\\s|been\\s|already\\s)*(?:receiv(?:ed)?|arrived|delivered|here|came)|receiv(?:e|ed)\\s(?:(?:the|my|all|both|it|them|for)|(?:parts?|goods|items?|packages?|parcels?)|(?=${amount}|${thing}|${ref}))|arrived|got\\s(?:the|my|all|both|them|it|(?=${amount}|${thing}|${ref}))|${ref}\\s?(?:is\\s|was\\s|has\\s|been\\s|just\\s)*(?:receiv(?:ed)?|delivered|here|came)|${thing}[^,.;?\\n]{0,12}receiv(?:ed)?|goods\\sreceipt|signed\\sfor`,
  ),
  /** Alone it is only a nod, but before `but` it is a receipt. */
  nodded: cue('收到|到了|签收|收了', 'receiv(?:ed)?|arrived|got\\sit'),
}

export const wish = {
  hold: cue(
    '先(?:别|不要|不用|不|莫|唔好|勿)(?:着急|急着|急)?(?:发|寄|出|动|处理|弄|做|提交|送|走|备|配|下单|办|安排)|(?:(?<![分特类级区个性告识])别|不要|勿|唔好)(?:急着|着急|再)?[发寄](?![错少多漏坏成])|暂缓|暂停|先(?:暂时)?放(?:一?放|着)|先等(?:等|一下|一等|我)|等等再|等我(?:的)?(?:通知|消息|确认|电话|回复)|等通知|缓一?缓|先压|压一压|先挂|^(?:等等|等一下|等下|且慢|稍等)[.!,，\\s]|^(?:等等|等一下|等下|且慢)$',
    "hold\\s(?:it|on|off|that|this|the|them|back|my|until|shipment|shipping)|hold\\s?(?=\\ue004)|on\\shold|(?:don'?t|do\\snot)\\s(?:ship|send|dispatch|process|submit)|wait\\s(?:before|until|for\\s(?:my|me))|pause|stop\\sthe\\sshipment|hold",
  ),
  keep: cue(
    '(?:别|不要|先别|勿)(?:取消|撤|作废|删)',
    "(?:don'?t|do\\snot)\\s(?:cancel|withdraw|delete)",
  ),
  cancel: cue(
    '不要了|不需要了|不用了|用不着了|用不上了|取消|撤回|撤销|撤单|撤掉|撤了|作废|算了(?![一下])|不订了|不领了|不申请了|唔要(?:了|喇)?|不想要',
    "cancel(?:led|ed|ling)?|withdraw|revoke|scrap\\s(?:it|that|this|the)|never\\s?mind|nvm|forget\\s(?:it|about|that)|call\\sit\\soff|no\\slonger\\sneed(?:ed)?|(?:don'?t|do\\snot)\\sneed|not\\sneeded",
  ),
  giveBack: cue(
    `退货|退料|退件|退还|返旧|旧件|返还|返厂|交旧|缴回|寄回|退回|召回|坏品|坏件|要退|退(?=${amount}|${thing}|掉|给|了\\s?${amount})`,
    'rma|return(?:ing|s|ed)?|send\\s.{0,20}back|recall(?:ed)?|hand\\sback|give\\sback',
  ),
  ask: cue(
    `申请|申领|请领|领用|领料|领取|领(?=${amount}|${thing}|个|一)|要(?![求是紧])|需|订|下单|叫货|叫料|来(?=${amount}|${thing}|个|一|点)|补(?=${amount}|${thing}|[发货个寄一])|给我|调(?=${amount}|${thing}|[拨货一个])|报(?=${amount}|${thing}|个)|拿|采购|请购|购买|买|[发寄](?=${amount}|${thing}|个)|缺(?=${amount}|${thing})|换(?=${amount}|${thing}|个|一)|匀|借(?=${amount}|${thing}|个)|再来|帮我`,
    'order(?:ing)?|request(?:ing)?|need(?:s|ed)?|want|require|send|get\\sme|(?:can|could|may)\\s(?:i|we)\\s(?:have|get|order)|would\\slike|requisition|give\\sme|looking\\sfor|supply|ship\\sus|buy',
  ),
  again: cue(
    '(?:一样|同样|相同)的|(?:再|又)来(?:一[个单份次套]|单|份)\\s*(?:一样)?(?:的)?\\s*$|照旧|老样子|跟上次一样|和上次一样|同上',
    'same\\s(?:again|as\\s(?:before|last)|thing\\sagain|order|one\\sagain)|repeat\\s(?:the\\s)?(?:last|order|it|that)|another\\sof\\sthe\\ssame|reorder\\s(?:the\\s)?(?:last|same|that)',
  ),
  lastOne: cue(
    '(?:那|这|上|刚才|刚刚|前|之前|最近|昨天|上周|上次|前天)(?:那|的那?|一)*(?:单|个申请|张|笔|条申请)|刚才(?:的|那)|刚刚的|上一(?:单|个|笔)|上次的?|最后一单|头先',
    '(?:the\\s|my\\s)?(?:last|previous|latest|recent)\\s(?:one|request|order)|that\\s(?:one|order|request)|my\\sorder|the\\sorder',
  ),
}

export const about = {
  transit: cue(
    '在途|在路上|路上(?=的|有|还)|运输中|运送中|途中',
    'in[\\s-]transit|on\\s(?:the|its|their)\\s(?:way|road)|en\\sroute',
  ),
  low: cue(
    '快没|快(?:要)?用完|快断|快缺|快要?没|要没了|低于(?:安全|最低|下限)|(?:库存|存货)(?:量)?(?:不足|偏低|过低|很低|太低|低|告急|紧张|预警|不够)|缺货(?:的|清单|列表|有哪些|情况)|(?:哪些|什么|哪种|哪样|有啥).{0,8}(?:缺货|缺|不足|不够|要补|该补|需要补|没货|断货|见底)|[要该]补(?:货|库)的?|补货(?:清单|建议|提醒)|见底|欠品|缺(?:什么|啥|哪些|乜)|(?:缺货|断货|库存).{0,2}(?:预警|告急)|预警',
    "low\\s(?:on\\s)?(?:stock|parts|inventory|items)|running\\s(?:low|out|short)|(?:what(?:'?s|\\sis|\\sare)?|which|anything|show|list)\\s.{0,30}(?:low|short|running\\sout)|short\\sof|below\\s(?:min(?:imum)?|safety)|out\\sof\\sstock\\s(?:list|items|parts)|stock\\s(?:is\\s|are\\s)?low|needs?\\srestock(?:ing)?|reorder\\slist|low\\s?$|shortages?",
  ),
  quota: cue(
    '额度|限额|信用|提额|配额|还能[领申订](?:请)?多少|授信',
    'quota|allowance|credit|(?:spending|monthly)\\slimit|limit\\sleft|budget',
  ),
  moreQuota: cue(
    '提额|(?:加|增加|调高|提高|上调|临时|追加)(?:一?点)?(?:个)?(?:配件)?(?:额度|限额)|额度(?:不够|调|加|提)',
    '(?:raise|increase|more|extra|higher|extend|bump)\\s.{0,12}(?:quota|limit|allowance|credit)',
  ),
  figures: cue(
    '满足率|供应率|供货率|达交率|缺货率|短缺率|故障率|周转|报表|报告|排名|排行|统计|指标|占比|趋势|同比|环比|前十|前\\d+名?|故障.{0,4}最多|最多的(?:型号|配件)|呆滞|交付周期|平均.{0,6}(?:天|周期|时间)|准时率|损坏率|破损率',
    'fill\\srate|service\\slevel|turn(?:over|s)|shortage\\srate|kpis?|failure\\srate|report|ranking|top\\s\\d+|statistics|stats|cycle\\stime|on[\\s-]time|slow\\smovers?|average|trend|otif|dashboard',
  ),
  mine: cue(
    '我的(?:[^,，.]{0,6})?(?:申请|单|请求|订单|请购|领料)|我[^,，.]{0,6}(?:提交|申请|领|订|发起|报)(?:过|了)?的|我(?:有)?(?:哪些|几个|多少)(?:个)?(?:申请|单)|我的\\s?(?=requests?|orders?|list)|申请(?:列表|记录|清单)|单子(?:列表|都有哪些)|历史申请',
    '(?:my|our)\\s(?:\\w+\\s){0,2}(?:requests|orders|requisitions|list)|(?:list|show)\\s(?:me\\s)?(?:my|our)\\s|what\\s(?:have|did)\\s(?:i|we)\\s(?:order|request|ask)(?:ed)?',
  ),
  many: cue(
    '哪些|哪几|哪个|哪张|什么|有没有|多少|几[个张单]|所有|全部|列表|清单|列出|查看?|看看|看一?下|都有|一览',
    'which|what|list|show|any|how\\smany|all|anything|everything|see|requests|orders',
  ),
  fit: cue(
    '能不能[用装代换配]|可不可以[用装代换配]|能[用装配](?:在|到|于|上|不|吗)|[用装](?:在|到|于)|通用|互换|配得上|适[用合配]|兼容|代用|替代|能代|代替|装得上|合用|啱用|能用吗',
    'fits?|fitting|compatib(?:le|ility)|interchange(?:able)?|substitut(?:e|es)|work(?:s)?\\s(?:on|with|for|in)|replacement\\sfor|swap(?:pable)?\\swith|(?:use|used)\\s.{0,12}(?:on|in|for|with)',
  ),
  track: cue(
    '我们?的(?:货|件|配件|零件|快递|单子?)呢|货呢|到哪|到边|到咗边|边度|发货?了?[没吗未](?!有货)|发货?没|发出?来?了?[没吗]|寄了?[没吗]|寄出|出库|快递|物流|运单|货运|单号(?:是)?多少|(?:什么时候|几时|何时|啥时候?|多久|几天|哪天|(?:今天|明天).{0,3}[能会]).{0,8}(?:到|发|送|来|收)|怎么还[没不]|还没(?:到|发|寄|出)|[没未]发货|到(?:了|货)?(?:没|吗|未)|催(?![的我得])|进度|派送|配送|在哪|送到|查(?:一下|下)?件',
    "where(?:'?s|\\sis|\\sare|s)|track(?:ing)?|shipped|shipment|shipping\\sstatus|status|eta|when\\s(?:will|does|is|are|can|do)|deliver(?:y|ed)?|arriv(?:e|es|ing|al)|how\\slong|progress|dispatched|any\\s(?:news|update)|update\\son|expedite|chase|follow\\sup|hurry\\sup",
  ),
  arrival: cue(
    '(?:什么时候|几时|何时|啥时候?|多久|几天|哪天).{0,8}(?:到|来|有|补|收)|到货时间|交期|预计',
    'eta|when\\s(?:will|does|is|are|can|do)|how\\slong|lead\\stime|expected|back\\sin\\sstock',
  ),
  stock: cue(
    `库存|有货|现货|存货|[还有]有?多少|有几|[还有]没有|有无|还?剩|缺货|没货|冇货|断货|够不够|够吗|有(?=[^,，.]{0,14}[吗嘛么?？])|[哪边][里个度儿家些边][^,，.]{0,12}有|有冇|\\ue005+[^,，.;]{0,3}有|能发吗|仓里|查(?:一下|下)?(?=.{0,12}${thing})|多少(?:个|钱|货)?|料况|可用量`,
    'stock(?:s|ed)?|inventory|availab(?:le|ility)|how\\s(?:many|much)|(?:do|does|did)\\s(?:we|you|u|they|hq|anyone|any|\\ue005+)\\s(?:still\\s)?have|have\\s(?:you|we|u)\\s(?:got\\s)?|have\\sany|any\\s.{0,60}(?:left|available|around)|left|on\\shand|is\\sthere|are\\sthere|got\\sany|who\\shas|qoh|chk|check',
  ),
  help: cue(
    '^[\\s]*(?:帮助|帮忙|说明|菜单|功能|指令|使用说明|指南|教程)[\\s.!?？]*$|(?:能|会|可以)(?:做|干|帮我?做?|帮我干)(?:些|点)?(?:什么|啥|乜)|怎么(?:用|使用|操作|玩)|如何(?:使用|操作)|点样?用|有(?:什么|哪些|啥)功能|(?:怎么|如何|怎样|点样)(?:才能|去)?(?:申请|取消|退货|退|查|改|批|领|下单|报损|收货)',
    '^\\s*(?:help|menu|commands?|usage|\\?)(?:\\s(?:me|please|pls))?[\\s.!?]*$|what\\s(?:can|do|else\\scan|could)\\s(?:you|u|i|this|it)\\s(?:do|say|ask|type)|how\\s(?:do|does|can|should)\\s(?:i|we|this|it|you)\\s(?:use|work|order|request|cancel|return|start|ask|approve|report|track|check|get\\sstarted)|how\\sto(?:\\s\\w+)?|what\\sare\\syou|who\\sare\\syou|instructions|get\\sstarted',
  ),
}
