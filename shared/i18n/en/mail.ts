import type { Words } from '../words.ts'

/** Words for leaving an address, and for the pages that links in mails lead to. */
export const mailWords: Words['mail'] = {
  title: 'By mail',
  intro: 'Be told when a comment mentions you or your institution, without waiting for your next visit.',
  noMail: 'This server sends no mail: come back here to read what is new.',
  address: 'Mail address',
  addressHint:
    'It is used for these messages alone. Nobody else sees it, it is in no export, and it is deleted as soon as you take it back or leave the workshop.',
  addressShape: 'Write a whole address, such as name@example.org.',
  frequency: 'Summary of what is new',
  frequencies: { never: 'None', daily: 'Each day at 7:00', weekly: 'Each Monday at 7:00' },
  language: 'Language of the messages',
  languages: { fr: 'Français', en: 'English' },
  leave: 'Keep me told',
  save: 'Save',
  again: 'Send the message again',
  remove: 'Take my address back',
  saved: 'Your settings are saved.',
  removed: 'Your address is deleted.',
  awaited: 'to be confirmed',
  confirmed: 'confirmed',
  sent: (address) =>
    `A message has left for ${address}. Open it and confirm the address: nothing else is sent before. Without an answer, it is deleted after seven days.`,
  refused: (address) => `The last message could not be delivered to ${address}. Check the address.`,
  failure: {
    malformed: 'This address is not accepted. Check it.',
    tooMany: 'Too many messages were asked for. Wait a few hours, then try again.',
    unreachable: 'This could not be saved. Check the network, then try again.',
  },
  unreadable: 'Your settings could not be read. Check the network, then try again.',
  retry: 'Try again',
  link: {
    confirm: {
      title: 'Confirm your address',
      text: 'One last step: the messages that you chose will then come to this address.',
      button: 'Confirm my address',
      done: 'Your address is confirmed',
      doneText: 'You will be told when a comment mentions you, and receive the summary that you chose.',
    },
    stop: {
      title: 'Receive nothing any more',
      text: 'Your address will be deleted from this workshop. You keep your seat in it.',
      button: 'Delete my address',
      done: 'Your address is deleted',
      doneText: 'You will receive no more messages from this workshop.',
    },
    unknown: 'This link leads to no address any more',
    unknownText:
      'It was deleted or replaced, or was asked for more than seven days ago. You can leave it again in the workshop.',
    failed: 'The server did not answer. Check the network, then try again.',
    open: 'Open the workshop',
  },
}
