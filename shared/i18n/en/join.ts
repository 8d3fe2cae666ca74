import type { Words } from '../words.ts'

/** Words for coming in: code, name, institution. */
export const joinWords: Words['join'] = {
  taking: {
    page: 'Join',
    title: 'Take a seat',
    subtitle: 'No account, no password.',
    people: (people) => (people === 1 ? '1 person is here' : `${people} people are here`),
    nobodyYet: 'The table is ready',
    awaits: 'your seat awaits you',
    table: (people) => `${people} seats taken, the next one is yours`,
    code: 'Code shown in the room',
    codeShape: 'The code has six digits.',
    checking: 'Checking the code…',
    name: 'First and last name',
    nameMissing: 'Write your first and last name.',
    institution: 'Institution',
    choose: 'Choose…',
    institutionMissing: 'Choose your institution, or “none”.',
    noInstitution: 'None, resident',
    codeFirst: 'The list opens once the code is known.',
    go: 'Join the session',
    going: 'Coming in…',
    privacy:
      'Your name and institution are seen by those who take part in this workshop and appear in the attendance list. Your vote stays secret, and a single cookie keeps your seat in this browser.',
    known: (name) => `You are already here, ${name}`,
    knownIn: (title) => `This browser has a seat in “${title}”.`,
    comeBack: 'Come back',
    notMe: 'That is not me',
  },
  facilitator: {
    page: 'Facilitate',
    title: 'Facilitate this workshop',
    subtitle: 'This link opens the console. Keep it for those who facilitate.',
    go: 'Open the console',
    noKey: 'This link is incomplete: what follows the # sign is missing.',
  },
  home: {
    tagline: 'Say separately what each one sees, put it in common, decide together.',
    enter: 'Come in with a code',
    enterHint: 'Six digits, shown in the room or given by the facilitator.',
    go: 'Continue',
    mine: 'Your workshops in this browser',
    asRole: { facilitator: 'you facilitate', contributor: 'you contribute', reader: 'you read' },
    as: (name, role) => `${name}, ${role}`,
    openSession: 'Session',
    openConsole: 'Console',
    table: 'A table and its seats',
  },
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
