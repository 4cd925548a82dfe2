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
  '后里台只干面丑冬范谷几家姜借克困累蔑千秋松咸向余郁云志致制准周采占吊布才冲出斗表刮回伙叶折征症朱筑佣游于涂踪针庄着并凶证党据朴仆曲确舍胜沈听托万系扎症弥蒙弦胡须旋咽愈岳赞了与幸御注吁合尸升卷昆秘床皂群峰',
)

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
  const simplifiedOnly = new Set([...table.values()].filter((one) => !shared.has(one)))
  for (const one of table.keys()) simplifiedOnly.delete(one)

  return {
    simplified: (character) => table.get(character) ?? character,
    of: (text) => {
      let traditional = 0
      let simplified = 0
      for (const character of text) {
        if (table.has(character)) traditional += 1
        else if (simplifiedOnly.has(character)) simplified += 1
      }
      if (traditional === simplified) return null
      return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
    },
  }
}
