/** Words for the versions of the two documents. */
export const versionsWords = {
  open: 'Versions',
  title: {
    diagnostic: 'Versions du diagnostic',
    plan: 'Versions du plan d’actions',
    space: 'Versions de l’espace',
  },
  intro:
    'Une version garde le texte tel qu’il était. Chaque journée d’écriture et la fin de chaque phase en laissent une.',
  unreachable: 'La liste n’a pas pu être chargée. Vérifiez le réseau, puis recommencez.',
  retry: 'Recommencer',
  close: 'Fermer',
  empty: 'Aucune version pour l’instant',
  emptyHelp: (phase: string) => `La première sera gardée à la fin de la phase « ${phase} ».`,
  emptyHelpLead: (phase: string) =>
    `La première sera gardée à la fin de la phase « ${phase} ». Vous pouvez aussi en nommer une tout de suite.`,
  name: 'Nommer la version présente',
  nameHint: 'Par exemple : avant la séance du 12 mars.',
  nameAct: 'Nommer',
  named: (name: string) => `Version « ${name} » gardée.`,
  phase: (title: string) => `Fin de la phase « ${title} »`,
  day: (date: string) => `Fin de la journée du ${date}`,
  beforeReturn: (name: string) => `Avant le retour à « ${name} »`,
  beforeReturnTo: (date: string) => `Avant le retour à la version du ${date}`,
  beforeSubject: {
    diagnostic: 'Avant le rétablissement d’un constat',
    plan: 'Avant le rétablissement d’une fiche',
    space: 'Avant le rétablissement d’un constat',
  },
  moment: (date: string, time: string) => `${date}, ${time}`,
  by: (name: string) => `, par ${name}`,
  restore: 'Revenir à cette version',
  restoreOf: (name: string, moment: string) => `Revenir à cette version : ${name}, ${moment}`,
  offline: 'Hors connexion : nommer une version ou y revenir attend le retour du réseau.',
  question: (name: string) => `Revenir à « ${name} » ?`,
  effect: {
    diagnostic: (moment: string) => `Le diagnostic dira de nouveau ce qu’il disait le ${moment}.`,
    space: (moment: string) => `L’espace dira de nouveau ce qu’il disait le ${moment}.`,
    plan: (moment: string) => `Le plan dira de nouveau ce qu’il disait le ${moment}.`,
  },
  seen: 'C’est une nouvelle modification : qui lit ce texte la voit tout de suite, même en cours de saisie.',
  nothingLost: {
    diagnostic:
      'Rien n’est perdu : le texte présent devient une version, où vous pourrez revenir. Les constats ajoutés depuis sont archivés, les commentaires restent.',
    space:
      'Rien n’est perdu : le texte présent devient une version, où vous pourrez revenir. Les constats ajoutés depuis sont archivés, les commentaires restent.',
    plan: 'Rien n’est perdu : le plan présent devient une version, où vous pourrez revenir. Les fiches ajoutées depuis sont archivées, les commentaires restent.',
  },
  restored: {
    diagnostic: (moment: string) =>
      `Le diagnostic dit de nouveau ce qu’il disait le ${moment}. Le texte d’avant est dans la liste.`,
    space: (moment: string) =>
      `L’espace dit de nouveau ce qu’il disait le ${moment}. Le texte d’avant est dans la liste.`,
    plan: (moment: string) => `Le plan dit de nouveau ce qu’il disait le ${moment}. Le plan d’avant est dans la liste.`,
  },
} as const
