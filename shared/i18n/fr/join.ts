/** Words for coming in: code, name, institution. */
export const joinWords = {
  arrival: {
    opening: 'Ouverture de la démarche',
    unreachable: 'La démarche ne répond pas',
    unreachableText: 'Le réseau ou le serveur ne répond pas. La page essaie de nouveau toute seule.',
    home: 'Revenir à l’accueil',
    join: 'Rejoindre avec un code',
  },
  connection: {
    cut: 'Hors connexion.',
    cutText: 'La page essaie de nouveau toute seule. Ce que vous voyez date de la dernière connexion.',
    notStoring: 'Rien n’est enregistré pour l’instant.',
    notStoringText: 'Le serveur ne peut pas écrire. Ce que vous faites est gardé ici et partira dès qu’il le pourra.',
  },
  end: {
    unauthenticated: {
      title: 'Vous n’êtes pas encore dans cette démarche',
      text: 'Ce navigateur n’y a pas de place. Demandez le code à six chiffres à l’animation.',
    },
    forbidden: {
      title: 'Cette page ne vous est pas ouverte',
      text: 'Votre rôle ne permet pas de la voir. L’animation peut le changer.',
    },
    'not-found': {
      title: 'Cette démarche n’existe pas',
      text: 'L’adresse est peut-être incomplète, ou la démarche a été retirée.',
    },
    outdated: {
      title: 'Cette page a vieilli',
      text: 'Une nouvelle version est en service. Rechargez la page pour continuer.',
    },
    refused: {
      title: 'La connexion a été refusée',
      text: 'Rechargez la page pour continuer.',
    },
  },
} as const
