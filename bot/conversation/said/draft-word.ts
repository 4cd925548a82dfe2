import { showDraft } from '../draft/show.ts'
import { type Outcome, say, type Talk } from '../talk.ts'

const confirms =
  /^(?:请|請|我)?(?:确认|確認|提交|送出|下单|下單|confirm|submit|place\s(?:it|the\sorder)|send\sit)(?:提交|送出|申请|申請|it|this|the\s(?:request|order))?(?:吧|了|please)?$/u
const discards =
  /^(?:放弃|放棄|捨棄|舍弃|丢弃|丟棄|discard|abandon|throw\s(?:it\s)?away)(?:吧|了|草稿|it|this|the\sdraft)?$/u

/** A word about the open draft: it is never submitted by one, only by its button; thrown away it can be. Null for others. */
export async function wordToDraft(talk: Talk, source: string): Promise<Outcome | null> {
  if (talk.draft === null) return null
  const { answer } = talk.words
  const word = source
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，.。!！~]+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han})\s|\s(?=\p{Script=Han})/gu, '')
  if (discards.test(word) || discards.test(word.replaceAll(/\s(?=it$|this$|the\sdraft$)/g, '')))
    return { ...say(answer.draftDiscarded), draft: null }
  if (!confirms.test(word) && !confirms.test(word.replaceAll(/\s(?=it$|this$|please$)/g, '')))
    return null
  const shown = await showDraft(talk, talk.draft)
  return { posts: [{ text: answer.pressToSubmit }, { card: shown.card }], draft: shown.draft }
}
