const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }
const powers: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
}

/** Characters a Chinese numeral is made of, for use in a character class. */
export const numeralSigns = '零〇一壹幺二贰两俩三叁仨四肆五伍六陆七柒八捌九玖廿卅十拾百佰千仟万亿'

const longest = 20

/**
 * The value of a Chinese numeral in simplified characters (两 2, 十二 12, 廿五 25, 一百零五 105, 两万 20000, 十亿, 二五 25), or
 * null when it is none. 二百五 is 250: a last digit without a power counts in the next lower one.
 */
export function numeralValue(text: string): number | null {
  if (text === '' || text.length > longest) return null
  const [hundredMillions, ones] = text.split('亿')
  if (hundredMillions !== undefined && ones !== undefined) {
    const upper = numeralValue(hundredMillions)
    return upper === null ? null : upper * 100_000_000 + (numeralValue(ones) ?? 0)
  }
  const parts = text.split('万')
  const [high, low] = parts
  if (parts.length > 2 || high === undefined) return null
  if (low === undefined) return below10000(high)
  const upper = below10000(high)
  const lower = low === '' ? 0 : below10000(low)
  if (upper === null || lower === null) return null
  return upper * 10_000 + (/^[^十百千零廿卅]$/.test(low) ? lower * 1000 : lower)
}

function below10000(text: string): number | null {
  if (text === '') return null
  if (/^\d+$/.test(text)) return Number(text)
  const spelled = Array.from(text).map((sign) => digits[sign])
  if (spelled.every((digit) => digit !== undefined)) return Number(spelled.join(''))
  let total = 0
  let pending: number | null = null
  let lastPower = 10
  for (const sign of text) {
    const power = powers[sign]
    const digit = digits[sign]
    const ten = tens[sign]
    if (ten !== undefined) {
      total += ten
      lastPower = 10
    } else if (power !== undefined) {
      total += (pending ?? 1) * power
      pending = null
      lastPower = power
    } else if (digit === 0) {
      lastPower = 10
    } else if (digit !== undefined && pending === null) {
      pending = digit
    } else {
      return null
    }
  }
  return total + (pending ?? 0) * (lastPower > 10 ? lastPower / 10 : 1)
}
