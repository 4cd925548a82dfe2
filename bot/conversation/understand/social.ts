const greetings =
  /在吗|在不在?|在么|你好|您好|大家好|哈喽|哈罗|嗨|早上好|早安|早晨|早(?=[\s.!,，]|$)|下午好|晚上好|晚安|上午好|中午好|喂|有人在?吗|(?<![a-z])(?:(?:hi|hello|hey)(?:\s(?:there|all|team|everyone|guys))?|good\s(?:morning|afternoon|evening|day)|morning|anyone\s(?:there|here)|you\sthere|are\syou\sthere|yo|greetings)(?![a-z])/gu

/** Words that only say: heard. */
export const nods =
  /收到了?|好(?:的|吧|滴|嘞|呀|啊|咧|哒|啦)?|行吧?|嗯+|哦+|噢+|可以的?|知道了?|明白了?|了解|清楚了?|没事了?|没问题|对的?|是的?|冇问题|得(?=[\s.!,，]|$)|妥|(?<![a-z])(?:ok(?:ay)?|okie|k|kk|got\sit|noted|sure|alright|all\sright|fine|great|perfect|cool|yes|yep|yeah|ya|roger|understood|copy(?:\sthat)?|received|will\sdo|no\sproblem|np|good|nice|awesome|sounds\sgood|done)(?![a-z])/gu

/** Words that are only polite, in a folded text: they carry no wish. */
export const polite =
  /谢谢啦?|多谢|谢啦|感谢|谢了|谢(?=[\s.!,，]|$)|辛苦了?|麻烦了?|拜托了?|劳驾|请问一下|请问|请(?!领|购|假)|唔该晒?|帮忙|帮我|给我|师傅|老师|领导|老大|老板|亲(?![\p{Script=Han}])|各位|同事们?|不好意思|打扰了?|抱歉|您|哈(?!尔)|哦|呢|啊|吧|呀|啦|喔|哟|嘛|咯|喽|滴|呗|唷|(?<![a-z])(?:thanks?(?:\s(?:you|u|a\slot|so\smuch|again))?|thx|tks|ty|cheers|please|pls|plz|kindly|sorry|hi|hello|hey|dear|boss|sir|madam|team|mate|bro|guys|all|everyone|appreciate(?:d)?(?:\sit)?|much|so|very|a\slot|have\sa\s(?:nice|good)\sday|bye|regards)(?![a-z])/gu

/** Somebody who is about to ask, and has not yet. */
const opening = /请问|请教|(?<![a-z])excuse\sme(?![a-z])/

const nothing = /[^\p{L}\p{N}\ue000-\ue009]+/gu

/** What a message is when it is nothing but politeness; null when it wants something. */
export function socialOf(masked: string): 'greeting' | 'acknowledge' | null {
  if (masked.length > 80) return null
  const greeted = masked.replace(greetings, ' ')
  const rest = greeted.replace(nods, ' ').replace(polite, ' ').replace(nothing, '')
  if (rest.length > 0) return null
  if (greeted !== masked || opening.test(masked)) return 'greeting'
  return has(masked, nods) || has(masked, polite) || /👍|👌|🙏|✅|🆗/u.test(masked)
    ? 'acknowledge'
    : null
}

function has(text: string, words: RegExp): boolean {
  return text.search(words) >= 0
}
