import type { Sheet } from './sheet.ts'

/** What the tone of a message says. */
export type Tone = { readonly urgent: boolean; readonly question: boolean }

const notUrgent =
  /(?:不是?很?太?用?着?算?|唔|没那么|别太)\s?急|不着急|不赶|唔使急|慢慢来|有空再|(?<![a-z])(?:no\s(?:rush|hurry)|not?\s(?:very\s|so\s|that\s)?urgent|isn'?t\surgent|whenever|take\syour\stime|no\surgency)(?![a-z])/g

const urgentWords =
  /急|马上|立刻|立即|尽快|尽早|赶紧|赶快|火速|速发|速度发|快点|今天(?:必须|一定|要|就要|得|务必)|明天.{0,6}(?:要|装|上门)|(?:客户|用户|顾客|客人|业主)(?:那边|都|一直|还|在|天天|又)*(?:等|催|骂|投诉|发火|着急)|投诉了|停机|等着用|等米下锅|(?<![a-z])(?:asap|urgent(?:ly)?|rush|hurry|immediately|right\saway|emergency|at\sonce|today\splease|customer\s(?:is\s)?waiting|customer\s(?:is\s)?complain(?:ing|ed)|waiting\scustomer|top\spriority|high\spriority)(?![a-z])|!{3,}/

const questionMarks =
  /[?？]|[吗嘛么](?![\p{Script=Han}])|呢\s*$|没有\s*$|了没(?![\p{Script=Han}])|没\s*$|未呀|有没有|是不是|能不能|可不可以|好不好|会不会|够不够|有无|是否|能否|可否|多少|(?<![十好])几(?:个|台|时|天|号|件|点)|哪|什么|啥|何时|几时|怎么|怎样|如何|为什么|为何|点解|边度|边个|乜|谁|(?<![a-z])(?:where|when|what|which|who|why|how|is\sthere|are\sthere|any(?:one|body)?\s|do\s(?:we|you|i|they)|does|did|has\s|have\s(?:we|you|they|i)|is\s(?:it|the|my|this|that|req)|are\s(?:the|my|they)|was\s|can\s(?:i|we|you)|could|will\s|would\s|should\si)(?![a-z])/u

/** Urgency and question, negation first: `不急` is no hurry. A question word may be part of a place (`哪个中心`), so all text is read for it. */
export function toneOf(sheet: Sheet): Tone {
  return {
    urgent: urgentWords.test(sheet.masked.replace(notUrgent, ' ')),
    question: questionMarks.test(sheet.text.folded),
  }
}
