import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the private space of an institution. */
export const spaceWords: Words['space'] = {
  own: (short) => `Our place, ${short}`,
  ofOther: (short) => `Space of ${short}`,
  place: 'the space',
  versionKept: 'A version of the space was kept.',
  lock: 'Nobody else reads it until you have poured it, not even the facilitators.',
  openedTo: {
    facilitators: 'You have opened it to the facilitators: they can read all that is in it.',
    everyone: 'You have opened it: everybody who takes part can read all that is in it.',
  },
  guest: 'Reading only: this space is another institution’s, which has opened it to you.',
  guestNote: 'This institution has opened its space to you. It may close it again.',
  open: 'Open for reading',
  close: 'Close again',
  closed: 'The space is closed again: your members alone read it.',
  opened: {
    facilitators: 'The space is open to the facilitators.',
    everyone: 'The space is open to everybody who takes part.',
  },
  openTitle: 'Open your space for reading?',
  openEffect: 'All that is in it can be read at once, comments included. Nobody else will be able to write in it.',
  openAgain: 'You can close it again; what was read will have been read.',
  openTo: { facilitators: 'Open to the facilitators', everyone: 'Open to everybody' },
  noInstitution: 'You have no space',
  noInstitutionHelp: 'A space is an institution’s, and you represent none. The facilitators can enter yours.',
  notYours: 'This space is not open to you',
  notYoursHelp: 'The institution alone reads it until it has opened it or poured its findings.',
  pour: {
    choose: 'Choose',
    chosen: (code) => ` finding ${code}`,
    poured: (date) => `Poured on ${date}`,
    changed: 'Changed since',
    see: 'See it in the diagnostic',
    twice: 'Others had changed the first copy: it has stayed, and the new one is beside it.',
    act: (value) => `Pour ${count(value, 'finding', 'findings')}`,
    title: (value) => `Pour ${count(value, 'finding', 'findings')} into the shared diagnostic?`,
    effect:
      'Everybody who takes part will read them, with their figures, the date and the name of your institution. Your comments stay with you.',
    kept: 'Your text stays here as it is. If it changes, you can pour it again.',
    confirm: 'Pour',
    done: (value) => `${count(value, 'finding', 'findings')} poured.`,
    offline: 'Offline: pouring waits for the network.',
    by: (short, date) => `Poured by ${short} on ${date}`,
    separately: ', separately',
  },
  toHome: 'Back to the process',
  card: {
    title: 'Spaces of institutions',
    text: 'Write what you see on your side. Nobody else reads it until you have poured it.',
    open: 'Write in our place',
    none: 'You represent no institution: you have no space. The facilitators can enter yours.',
    others: 'Spaces that are open to you',
  },
}
