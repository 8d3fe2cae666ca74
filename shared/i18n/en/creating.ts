import type { Words } from '../words.ts'

/** Words for making a démarche: its title, what it starts from, the links to keep. */
export const creatingWords: Words['creating'] = {
  create: 'Create a workshop',
  createHint: 'For the coordination of an agreement. You will get the code and the facilitator’s link.',
  workshopTitle: 'Title of the workshop',
  titleMissing: 'Give the workshop a title.',
  creating: 'Creating…',
  created: (title) => `“${title}” is created`,
  keepLink: 'Keep this link: it opens the facilitator’s console.',
  code: 'Code to join',
  start: 'Domains to start from',
  startHint: 'It is only a start: all of it can be changed under “Prepare”.',
  starts: {
    'seven-domains': 'Seven domains of a CTG',
    'national-domains': 'Ten national domains of a CTG',
    blank: 'None',
  },
  startDetails: {
    'seven-domains':
      'Early childhood, childhood, youth, support for parents, housing and living environment, social life, access to rights.',
    'national-domains':
      'Early childhood, childhood, youth, parenthood, access to rights, digital inclusion, social life, housing, disability, social support.',
    blank: 'For another agreement: you name your own domains.',
  },
}
