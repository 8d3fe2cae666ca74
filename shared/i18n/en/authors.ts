import type { Words } from '../words.ts'

/** Words for who wrote what in a finding. */
export const authorsWords: Words['authors'] = {
  open: 'Who wrote it',
  of: (name) => `Who wrote finding ${name}`,
  choose: 'Show who wrote it',
  byInstitution: 'By institution',
  byPerson: 'By person',
  close: 'Close',
  failed: 'The list could not be loaded. Check the network, close this, then try again.',
  nothing: 'Nothing is written in this finding yet.',
  writtenBy: 'Written by',
  share: (name, share) => `${name}, ${share}%`,
  said: (name) => ` [${name}: ] `,
  nobody: 'Unknown author',
  server: 'From an import or a version',
  noInstitution: 'No institution',
}
