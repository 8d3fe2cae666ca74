import type { MailAddress } from '../storage/mail-store.ts'
import { actLink, type LinkSettings } from './mail-links.ts'
import type { Letter } from './letter.ts'
import { voiceFor } from './mail-voice.ts'

/** How long the link of a confirmation works, and an address that was not confirmed is kept. */
export const confirmationMs = 7 * 24 * 3_600_000

/**
 * Asks whether an address is its owner’s. It may reach somebody who never heard of us: no word in it was chosen by
 * who left the address, so that nobody can write to others through it.
 */
export function confirmationLetter(links: LinkSettings, to: MailAddress): Letter {
  const words = voiceFor(to).words.confirmation
  const { host } = new URL(links.origin)
  return {
    language: to.language,
    subject: words.subject,
    title: words.title,
    blocks: [
      { type: 'text', text: words.asked(host) },
      { type: 'button', label: words.button, href: actLink(links, 'confirm', to) },
      { type: 'text', text: words.ignore },
    ],
    footer: words.footer(host),
    links: [{ label: words.stop, href: actLink(links, 'stop', to) }],
  }
}
