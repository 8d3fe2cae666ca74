import type { Locator, Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.comments

/** Selects words of an editor as a person does who drags over them. */
export async function selectWords(editor: Locator, words: string): Promise<void> {
  await editor.focus()
  await editor.evaluate((element, wanted) => {
    // Somebody's caret may stand in the middle of the words: it cuts their text node, and brings its own label.
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: { node: Node; start: number }[] = []
    let whole = ''
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('.caret')) continue
      texts.push({ node, start: whole.length })
      whole += node.textContent ?? ''
    }
    const first = whole.indexOf(wanted)
    if (first === -1) throw new Error(`no text holds « ${wanted} »: ${whole}`)
    const last = first + wanted.length
    const from = texts.findLast(({ start }) => start <= first)
    const to = texts.findLast(({ start }) => start < last)
    if (from && to) getSelection()?.setBaseAndExtent(from.node, first - from.start, to.node, last - to.start)
  }, words)
}

/** Comments on words of a text. */
export async function commentOn(editor: Locator, quote: string, text: string): Promise<void> {
  await selectWords(editor, quote)
  await commentAt(editor.page().getByRole('button', { name: fr.editor.comment }), text)
}

/** Comments on what a button stands beside. */
export async function commentAt(button: Locator, text: string): Promise<void> {
  await button.click()
  const form = button.page().getByRole('region', { name: words.newComment })
  await form.getByLabel(words.yourComment).fill(text)
  await form.getByRole('button', { name: words.send }).click()
  await form.waitFor({ state: 'detached' })
}

/** The conversation in the margin that holds this comment. */
export function threadWith(page: Page, text: string): Locator {
  return page.getByRole('complementary', { name: words.title }).getByRole('region').filter({ hasText: text })
}

/** Answers in a conversation. */
export async function reply(thread: Locator, text: string): Promise<void> {
  await thread.getByRole('button', { name: words.reply }).click()
  await thread.getByLabel(words.yourReply).fill(text)
  await thread.getByRole('button', { name: words.reply }).click()
  await thread.getByLabel(words.yourReply).waitFor({ state: 'detached' })
}

/** Ends a conversation: it goes to those that are dealt with. */
export async function resolve(thread: Locator): Promise<void> {
  await thread.getByRole('button', { name: words.resolve }).click()
  await thread.getByRole('button', { name: words.resolve }).waitFor({ state: 'detached' })
}

/** Shows the conversations that are open, dealt with, or left without their words. */
export async function showThreads(page: Page, which: keyof typeof words.filters): Promise<void> {
  const label = words.filters[which](0).replace(/\s*0$/, '')
  await page.getByRole('group', { name: words.filter }).getByText(label).click()
}

/** The words of a text that are shown as commented. */
export async function commentedWords(text: Locator): Promise<string> {
  return (await text.locator('mark.passage').allTextContents()).join(' ')
}
