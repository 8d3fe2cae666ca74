import type { Words } from '../words.ts'

/** Words for coming in: code, name, institution. */
export const joinWords: Words['join'] = {
  arrival: {
    opening: 'Opening the workshop',
    unreachable: 'The workshop does not answer',
    unreachableText: 'The network or the server does not answer. The page tries again by itself.',
    home: 'Back to the first page',
    join: 'Join with a code',
  },
  connection: {
    cut: 'Offline.',
    cutText: 'The page tries again by itself. What you see dates from the last connection.',
    notStoring: 'Nothing is being saved for now.',
    notStoringText: 'The server cannot write. What you do is kept here and will leave as soon as it can.',
  },
  end: {
    unauthenticated: {
      title: 'You are not in this workshop yet',
      text: 'This browser has no place in it. Ask the facilitator for the six-digit code.',
    },
    forbidden: {
      title: 'This page is not open to you',
      text: 'Your role does not let you see it. The facilitator can change that.',
    },
    'not-found': {
      title: 'There is no such workshop',
      text: 'The address may be incomplete, or the workshop was withdrawn.',
    },
    outdated: {
      title: 'This page is out of date',
      text: 'A new version is in service. Reload the page to go on.',
    },
    refused: {
      title: 'The connection was refused',
      text: 'Reload the page to go on.',
    },
  },
}
