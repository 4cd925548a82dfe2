import type { photo as english } from '../en/photo.ts'

/** Photos of what arrived. */
export const photo: typeof english = {
  field: (most) => `照片（最多${most}張）`,
  sendHere: '有照片的話，直接傳到這個對話就可以，回報前後都行。',
  received: (count, id) => `收到照片${count}張，會放進 ${id}，卡片上馬上看得到。`,
  whichOne: '這些照片拍的是哪一單？請連同單號再傳一次，例如：REQ-1001 到貨破損。',
  unused: '我只能保存到貨的照片。要回報破損，請把照片和單號一起傳給我。',
  alt: (no, id) => `${id} 的到貨照片${no}`,
  kept: (count) => `到貨照片：${count}張`,
  tooLarge: (id) => `${id} 有一張照片超過 10 MB，無法保存，請傳小一點的。`,
  noPicture: (id) =>
    `${id} 有一個檔案不是大家都看得到的圖片。請傳 JPEG、PNG 或 WebP；iPhone 的 HEIC 請先轉成 JPEG。`,
  broken: (id) => `${id} 有一張照片沒有傳完整，請再傳一次。`,
  gone: (id) => `${id} 有一張照片無法從聊天取得，請再傳一次。`,
  tooMany: (id, most) => `${id} 已有${most}張照片，已達上限，新的這張沒有放進去。`,
}
