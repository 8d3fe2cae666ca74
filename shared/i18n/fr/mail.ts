/** Words for leaving an address, and for the pages that links in mails lead to. */
export const mailWords = {
  title: 'Par courriel',
  intro:
    'Soyez prévenu·e quand un commentaire vous cite, vous ou votre institution, sans attendre votre prochaine visite.',
  noMail: 'Ce serveur n’envoie pas de courriel : revenez ici pour lire ce qui est nouveau.',
  address: 'Adresse électronique',
  addressHint:
    'Elle ne sert qu’à ces messages. Personne d’autre ne la voit, elle n’est dans aucun export, et elle est effacée dès que vous la retirez ou quittez la démarche.',
  addressShape: 'Écrivez une adresse complète, comme prenom@exemple.fr.',
  frequency: 'Résumé de ce qui est nouveau',
  frequencies: { never: 'Aucun', daily: 'Chaque jour à 7 h', weekly: 'Chaque lundi à 7 h' },
  language: 'Langue des messages',
  languages: { fr: 'Français', en: 'English' },
  leave: 'Me prévenir',
  save: 'Enregistrer',
  again: 'Renvoyer le message',
  remove: 'Retirer mon adresse',
  saved: 'Vos réglages sont enregistrés.',
  removed: 'Votre adresse est effacée.',
  awaited: 'à confirmer',
  confirmed: 'confirmée',
  sent: (address: string) =>
    `Un message est parti à ${address}. Ouvrez-le et confirmez l’adresse : rien d’autre n’est envoyé avant. Sans réponse, elle est effacée au bout de sept jours.`,
  refused: (address: string) => `Le dernier message n’a pas pu être remis à ${address}. Vérifiez l’adresse.`,
  failure: {
    malformed: 'Cette adresse n’est pas acceptée. Vérifiez-la.',
    tooMany: 'Trop de messages ont été demandés. Attendez quelques heures, puis recommencez.',
    unreachable: 'Cela n’a pas pu être enregistré. Vérifiez le réseau, puis recommencez.',
  },
  unreadable: 'Vos réglages n’ont pas pu être lus. Vérifiez le réseau, puis recommencez.',
  retry: 'Recommencer',
  link: {
    confirm: {
      title: 'Confirmer votre adresse',
      text: 'Un dernier geste : les messages que vous avez choisis arriveront ensuite à cette adresse.',
      button: 'Confirmer mon adresse',
      done: 'Votre adresse est confirmée',
      doneText: 'Vous serez prévenu·e quand un commentaire vous cite, et recevrez le résumé que vous avez choisi.',
    },
    stop: {
      title: 'Ne plus rien recevoir',
      text: 'Votre adresse sera effacée de cette démarche. Vous y gardez votre place.',
      button: 'Effacer mon adresse',
      done: 'Votre adresse est effacée',
      doneText: 'Vous ne recevrez plus de message de cette démarche.',
    },
    unknown: 'Ce lien ne mène plus à une adresse',
    unknownText:
      'Elle a été effacée ou remplacée, ou la demande a plus de sept jours. Vous pouvez la laisser à nouveau dans la démarche.',
    failed: 'Le serveur n’a pas répondu. Vérifiez le réseau, puis recommencez.',
    open: 'Ouvrir la démarche',
  },
} as const
