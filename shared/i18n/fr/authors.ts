/** Words for who wrote what in a finding. */
export const authorsWords = {
  open: 'Qui a écrit',
  of: (name: string) => `Qui a écrit le constat ${name}`,
  choose: 'Montrer qui a écrit',
  byInstitution: 'Par institution',
  byPerson: 'Par personne',
  close: 'Fermer',
  failed: 'La liste n’a pas pu être chargée. Vérifiez le réseau, fermez, puis recommencez.',
  nothing: 'Rien n’est encore écrit dans ce constat.',
  writtenBy: 'Écrit par',
  share: (name: string, share: number) => `${name}, ${share} %`,
  said: (name: string) => ` [${name} : ] `,
  nobody: 'Auteur inconnu',
  server: 'Repris d’un import ou d’une version',
  noInstitution: 'Sans institution',
} as const
