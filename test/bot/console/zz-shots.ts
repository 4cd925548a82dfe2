import { chromium } from 'playwright-core'
import { fakeBot } from './fake-bot.ts'
import { openStage } from './stage.ts'

const stage = await openStage({ intake: fakeBot })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const only = process.argv[2]
for (const [name, width, height] of [
  ['wide', 1600, 1000],
  ['mid', 1000, 900],
  ['narrow', 390, 844],
] as const) {
  for (const lang of ['zh-CN', 'en-US', 'dark']) {
    if (only && only !== '-' && !`${name}-${lang}`.includes(only)) continue
    const page = await browser.newPage({
      viewport: { width, height },
      locale: lang === 'dark' ? 'zh-CN' : lang,
      colorScheme: lang === 'dark' ? 'dark' : 'light',
    })
    page.on('console', (m) => {
      if (m.type() !== 'log') console.log(name, lang, m.type(), m.text().slice(0, 300))
    })
    page.on('pageerror', (e) => console.log('pageerror', e.message))
    await page.goto(stage.url)
    await page.waitForSelector('.bubble')
    if (lang !== 'dark') {
      const pick = async (i: number) => {
        if (name === 'narrow') await page.locator('.tab').nth(i).click()
      }
      await pick(3)
      await page.locator('#person-hq .starter').first().click()
      await page.waitForTimeout(600)
      await pick(0)
      await page.locator('#person-clerk .starter').first().click()
      await page.waitForSelector('#person-clerk .card .ac-pushButton')
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/shots/${name}-${lang}-1.png` })
      await page.locator('#person-clerk .message:last-of-type .ac-pushButton').first().click()
      await page.waitForTimeout(500)
      await pick(1)
      await page
        .locator('#person-manager textarea')
        .fill(lang === 'en-US' ? 'where is REQ-1001' : 'REQ-1001 到哪了')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(600)
      await page.locator('#person-manager .ac-pushButton.expandable').last().click()
      await page.waitForTimeout(300)
    }
    await page.waitForTimeout(1800)
    await page.screenshot({ path: `/tmp/shots/${name}-${lang}-2.png` })
    await page.close()
  }
}
await browser.close()
await stage.close()
console.log(stage.logged)
