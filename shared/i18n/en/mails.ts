import type { MailsWords } from '../words.ts'

/** Words of the mails themselves, which no page loads. */
export const mailsEnglish: MailsWords = {
  confirmation: {
    subject: 'Confirm your address',
    title: 'Confirm your address',
    asked: (host) =>
      `Somebody, most likely you, left this address on ${host} to follow a workshop. Confirm it to receive what you chose.`,
    button: 'Confirm my address',
    ignore:
      'You asked for nothing? Do nothing: no other message will be sent to you, and the address will be deleted after seven days.',
    footer: (host) => `Message sent by Tour de table, ${host}.`,
    stop: 'Delete this address now',
  },
  mention: {
    one: (name) => `${name} mentions you`,
    many: (value) => `${value} comments mention you`,
    subject: (title, workshop) => `${title} in “${workshop}”`,
    head: (name, place) => `${name}, on ${place}`,
    answer: (name) => `Read and answer ${name}`,
  },
  digest: {
    subject: (workshop) => `What is new in “${workshop}”`,
    title: (day) => `What is new since ${day}`,
    more: (value) => (value === 1 ? 'And one thing more.' : `And ${value} things more.`),
    read: 'Read it all in the workshop',
    until: (moment) => `until ${moment}`,
    noEnd: 'until the facilitator closes it',
  },
  footer: (title) => `You left this address in “${title}”. It is used for these messages alone.`,
  settings: 'Change my settings',
  stop: 'Receive nothing any more',
}
