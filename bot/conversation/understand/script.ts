import { Converter } from 'opencc-js/t2cn'
import type { Locale } from '../../../domain/locale.ts'

/** Chinese scripts, one character at a time, so that positions in a text never move. */
export type Script = {
  /** The simplified form of a character; anything else comes back as it is. */
  simplified(character: string): string
  /** The script a Chinese text is written in, or null when no character tells. */
  of(text: string): Extract<Locale, 'zh-Hans' | 'zh-Hant'> | null
}

const firstIdeograph = 0x4e00
const lastIdeograph = 0x9fff

/** Simplified forms that traditional writers use as well, so that they tell nothing. */
const shared = new Set(
  '后里台只干面丑冬范谷几家姜借克困累蔑千秋松咸向余郁云志致制准周采占吊布才冲出斗表刮回伙征症朱游于踪着凶仆曲舍沈系扎蒙弦胡须咽岳了与幸御吁合尸升卷昆秘床群峰幺局私俊胄札恤即念冢奸娘雕佛栗戚欲捍拼挲挨扇折抬教旗既拐查杆棋矩梁僵泛污溯泄凌潨漓抵呆璇酸痹愈杯真睾埼棱蓑檐捆彩玩修庵搜席卜芸苔同核托注噪溪狸逾踊挽糖扣巨旋板暗沾飧糊喂哄',
)

/** Characters of written Cantonese; who uses them writes traditional characters. */
const cantonese = new Set('唔嘅喺咗啲嘢冇佢哋嚟喇乜咁嗰啱')

/** Reads the conversion table once (about 30 ms). Phrases are left aside: for matching, one form for each character is enough. */
export function readScript(): Script {
  const convert = Converter({ from: 'tw', to: 'cn' })
  const characters: string[] = []
  for (let code = firstIdeograph; code <= lastIdeograph; code += 1) {
    characters.push(String.fromCharCode(code))
  }
  const converted = convert(characters.join('\n')).split('\n')
  const table = new Map<string, string>()
  for (const [index, character] of characters.entries()) {
    const simple = converted[index] ?? character
    if (simple !== character && simple.length === 1) table.set(character, simple)
  }
  const values = new Set(table.values())
  for (const one of table.keys()) if (values.has(one)) table.delete(one)
  const simplifiedOnly = new Set([...values].filter((one) => !shared.has(one)))
  for (const one of table.keys()) simplifiedOnly.delete(one)
  const forms = characters.map((character) => table.get(character) ?? character)
  const tells = new Int8Array(lastIdeograph + 1)
  for (const one of simplifiedOnly) tells[one.charCodeAt(0)] = -1
  for (const one of [...table.keys(), ...cantonese]) tells[one.charCodeAt(0)] = 1

  return {
    simplified: (character) => forms[character.charCodeAt(0) - firstIdeograph] ?? character,
    of: (text) => {
      let traditional = 0
      let simplified = 0
      for (let at = 0; at < text.length; at += 1) {
        const told = tells[text.charCodeAt(at)] ?? 0
        if (told > 0) traditional += 1
        else if (told < 0) simplified += 1
      }
      if (traditional === simplified) return null
      return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
    },
  }
}
