/** Words for making a démarche: its title, what it starts from, the links to keep. */
export const creatingWords = {
  create: 'Créer une démarche',
  createHint: 'Pour la coordination d’une convention. Vous recevrez le code et le lien d’animation.',
  workshopTitle: 'Titre de la démarche',
  titleMissing: 'Donnez un titre à la démarche.',
  creating: 'Création…',
  created: (title: string) => `« ${title} » est créée`,
  keepLink: 'Gardez ce lien : il ouvre la console d’animation.',
  code: 'Code pour rejoindre',
  start: 'Domaines pour commencer',
  startHint: 'Ce n’est qu’un point de départ : tout se change dans « Préparer ».',
  starts: {
    'seven-domains': 'Sept domaines d’une CTG',
    'national-domains': 'Dix domaines nationaux d’une CTG',
    blank: 'Aucun',
  },
  startDetails: {
    'seven-domains':
      'Petite enfance, enfance, jeunesse, soutien à la parentalité, logement et cadre de vie, animation de la vie sociale, accès aux droits.',
    'national-domains':
      'Petite enfance, enfance, jeunesse, parentalité, accès aux droits, inclusion numérique, animation de la vie sociale, logement, handicap, accompagnement social.',
    blank: 'Pour un autre accord de territoire : vous nommez vos domaines.',
  },
} as const
