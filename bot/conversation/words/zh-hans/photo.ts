import type { photo as english } from '../en/photo.ts'

/** Photos of what arrived. */
export const photo: typeof english = {
  field: (most) => `照片（最多${most}张）`,
  sendHere: '有照片的话，直接发在这个对话里就行，登记前后都可以。',
  received: (count, id) => `收到照片${count}张，会放进 ${id}，卡片上马上能看到。`,
  whichOne: '这些照片拍的是哪一单？请连同单号再发一次，比如：REQ-1001 到货破损。',
  unused: '我只能保存到货的照片。要登记破损，请把照片和单号一起发给我。',
  alt: (no, id) => `${id} 的到货照片${no}`,
  kept: (count) => `到货照片：${count}张`,
  tooLarge: (id) => `${id} 的一张照片超过 10 MB，存不下，请发小一点的。`,
  noPicture: (id) =>
    `${id} 的一个文件不是大家都能看的图片。请发 JPEG、PNG 或 WebP；iPhone 的 HEIC 请先转成 JPEG。`,
  broken: (id) => `${id} 的一张照片没有传完整，请再发一次。`,
  gone: (id) => `${id} 的一张照片没能从聊天里取到，请再发一次。`,
  tooMany: (id, most) => `${id} 已有${most}张照片，存满了，新的这张没有放进去。`,
}
