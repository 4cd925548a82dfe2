/** The page's own words. What Partline says comes from the bot, in the language the person wrote in. */
const words = {
  'zh-Hans': {
    tagline: '备件，在聊天里办好',
    clock: '业务时间',
    language: '界面语言',
    people: '人员',
    twoHours: '过 2 小时',
    twoHoursShort: '+2 时',
    aDay: '过一天',
    aDayShort: '+1 天',
    passing: '时间正在走……',
    write: '给 Partline 写消息',
    send: '发送',
    photos: '照片（JPEG、PNG、WebP）',
    close: '关闭',
    starters: '试试这样说',
    empty: '写下需要什么，或点一句现成的话。',
    newer: '有新消息',
    typing: 'Partline 正在输入',
    lost: '连接断了，正在重连……',
    notTaken: '这条没有送到 Partline，请再试一次。',
    noTime: '时间没有走成，请再试一次。',
    log: (name) => `${name}与 Partline 的对话`,
    unread: (name, count) => `${name}，${count} 条新消息`,
  },
  'zh-Hant': {
    tagline: '零件，在聊天裡搞定',
    clock: '業務時間',
    language: '介面語言',
    people: '人員',
    twoHours: '過 2 小時',
    twoHoursShort: '+2 時',
    aDay: '過一天',
    aDayShort: '+1 天',
    passing: '時間正在前進……',
    write: '傳訊息給 Partline',
    send: '傳送',
    photos: '照片（JPEG、PNG、WebP）',
    close: '關閉',
    starters: '可以這樣說',
    empty: '寫下需要什麼，或點一句現成的話。',
    newer: '有新訊息',
    typing: 'Partline 正在輸入',
    lost: '連線中斷，正在重新連線……',
    notTaken: '這則訊息沒有送到 Partline，請再試一次。',
    noTime: '時間沒有前進，請再試一次。',
    log: (name) => `${name}與 Partline 的對話`,
    unread: (name, count) => `${name}，${count} 則新訊息`,
  },
  en: {
    tagline: 'spare parts, settled in chat',
    clock: 'Business time',
    language: 'Language of this page',
    people: 'People',
    twoHours: 'Let 2 hours pass',
    twoHoursShort: '+2 h',
    aDay: 'Let a day pass',
    aDayShort: '+1 day',
    passing: 'Time is passing…',
    write: 'Message Partline',
    send: 'Send',
    photos: 'Photos (JPEG, PNG, WebP)',
    close: 'Close',
    starters: 'Try saying',
    empty: 'Say what you need, or click a sentence.',
    newer: 'New messages',
    typing: 'Partline is writing',
    lost: 'Connection lost, reconnecting…',
    notTaken: 'This did not reach Partline. Please try again.',
    noTime: 'Time did not pass. Please try again.',
    log: (name) => `Conversation of ${name} with Partline`,
    unread: (name, count) => `${name}, ${count} new`,
  },
}

export const locales = Object.keys(words)

/** The words of one language. */
export function wordsOf(locale) {
  return words[locale]
}

/** Which of our languages a browser that prefers these tags should get, or null. */
export function preferred(tags) {
  for (const tag of tags.map((each) => each.toLowerCase())) {
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return null
}

/** Business time is company time everywhere, whatever clock the browser's machine has. */
const zone = { timeZone: 'Asia/Shanghai' }
const tags = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }

/** A day, such as "Mon 23 Nov". */
export function dayText(locale, at) {
  const form = { ...zone, weekday: 'short', day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(tags[locale], form).format(at)
}

/** A clock time, such as "16:05". */
export function timeText(at) {
  const form = { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  return new Intl.DateTimeFormat('en-GB', form).format(at)
}
