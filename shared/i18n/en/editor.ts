import type { Words } from '../words.ts'

/** Words for writing texts together. */
export const editorWords: Words['editor'] = {
  toolbar: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  list: 'Bulleted list',
  numbers: 'Numbered list',
  quote: 'Quotation',
  comment: 'Comment on the selection',
  selectToComment: 'Select words to comment on them.',
  undo: 'Undo my last change',
  link: {
    tool: 'Link',
    title: 'Make a link',
    address: 'Web or e-mail address',
    wrong: 'This is not an address. Example: https://www.caf.fr',
    save: 'Make the link',
    remove: 'Remove the link',
  },
  writer: (name, institution) => `${name} (${institution})`,
  writing: (count, names) => `${names} ${count === 1 ? 'is' : 'are'} writing`,
  move: {
    handle: (name) => `Move ${name}`,
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    lifted: (name) => `${name}, being moved. Arrows to move, Enter to drop, Escape to cancel.`,
    help: 'Being moved. Arrows, then Enter to drop, Escape to cancel.',
    moved: (name, place, total) => `${name}, place ${place} of ${total}.`,
    dropped: (name, place, total) => `${name} dropped, place ${place} of ${total}.`,
    cancelled: (name) => `Move cancelled. ${name} is back in its place.`,
  },
  document: {
    readOnlyPhase: (phase) => `Read only. The process is at “${phase}”: this text is closed to writing.`,
    readOnlyRole: 'Read only: your role is to read and comment. The facilitators can change it.',
    stillComment: 'Comments stay open.',
    offline: {
      title: 'Offline.',
      text: 'You can go on writing. Your text will leave when the network is back. Do not close this page.',
      kept: 'You can go on writing. Your text is kept on this device and will leave when the network is back.',
    },
    notStored: {
      title: 'The server is not saving at the moment.',
      text: 'What you wrote is kept in this page. Do not close it.',
      kept: 'What you wrote is kept on this device and will leave as soon as it can.',
    },
    refused: {
      title: 'Your last words were not saved.',
      because: {
        closed: 'The text was closed to writing before they arrived. Here they are, for you to keep.',
        restored: 'The process was put back from a backup that did not have them. Here they are, for you to keep.',
        outdated: 'They come from another version of this page. Here they are, for you to keep.',
      },
      copy: 'Copy these words',
      copied: 'Words copied.',
      download: 'Download these words',
      putAway: 'Put away',
      file: 'unsaved-words.txt',
    },
    ended: {
      unauthenticated: { title: 'You are no longer recognised.', text: 'Join the process again with its code.' },
      forbidden: { title: 'This text is not open to you.', text: 'Ask the facilitators.' },
      'not-found': { title: 'This text no longer exists.', text: 'The process may have been deleted.' },
      outdated: { title: 'A newer version is online.', text: 'Reload the page to go on.' },
      refused: {
        title: 'The server refused this connection.',
        text: 'Reload the page. If it happens again, tell the facilitators.',
      },
      unreadable: {
        title: 'This text is damaged and cannot be opened.',
        text: 'Nothing of it was erased. The facilitators can download what is stored and hand it to whoever runs the server.',
      },
    },
    reload: 'Reload the page',
    downloadStored: 'Download what is stored',
  },
}
