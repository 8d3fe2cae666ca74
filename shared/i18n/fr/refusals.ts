const seconds = (total: number) => `${total} seconde${total > 1 ? 's' : ''}`

/** Words for every no: what happened, and what to do about it. */
export const refusalsWords = {
  /** The rules said no, or nothing can be saved. */
  rules: {
    'not-allowed': 'Votre rôle ne permet pas cela. L’animation peut le changer.',
    'unknown-command': 'Cette page a vieilli : le serveur ne connaît plus cette demande. Rechargez la page.',
    'command-id-taken': 'Cette demande se confond avec une autre. Rechargez la page, puis recommencez.',
    'unknown-participant': 'Cette personne n’est plus dans la démarche. Choisissez-en une autre.',
    'unknown-institution': 'Cette institution n’existe plus. Choisissez-en une autre dans la liste.',
    'last-facilitator':
      'Il doit rester au moins une personne à l’animation. Donnez d’abord ce rôle à quelqu’un d’autre.',
    'already-in-phase': 'La démarche y est déjà : il n’y a rien à faire.',
    'unknown-subject': 'Ce texte n’existe plus. Choisissez-en un autre.',
    'passage-not-found': 'Ces mots ont changé entre-temps. Sélectionnez-les de nouveau.',
    'unknown-thread': 'Ce fil n’existe plus. Ouvrez-en un autre.',
    'thread-exists': 'Ce fil est déjà ouvert. Rechargez la page pour le voir.',
    'comment-exists': 'Ce commentaire est déjà enregistré. Rechargez la page pour le voir.',
    'thread-already-resolved': 'Quelqu’un vient de traiter ce fil. Rouvrez-le pour y répondre.',
    'thread-not-resolved': 'Ce fil est déjà ouvert : vous pouvez y répondre.',
    'not-a-proposal': 'Ce fil ne propose pas de rédaction. Écrivez directement dans le texte.',
    'unknown-comment': 'Ce commentaire n’existe plus. Rechargez la page.',
    'not-your-comment': 'Seule la personne qui l’a écrit peut modifier ce commentaire. Répondez-y plutôt.',
    'comment-hidden': 'Ce commentaire est masqué. L’animation peut l’afficher de nouveau.',
    'comment-not-hidden': 'Ce commentaire est déjà affiché : il n’y a rien à faire.',
    'no-institution': 'Une réserve se signe au nom d’une institution. Demandez à l’animation d’indiquer la vôtre.',
    'reserve-exists': 'Votre institution a déjà une réserve ici. Retirez-la pour en signer une autre.',
    'unknown-reserve': 'Cette réserve a été retirée : il n’y a rien à faire.',
    'not-your-reserve': 'Seule l’institution qui a signé cette réserve peut la retirer. Demandez-le-lui.',
    'round-already-open': 'Un vote est déjà ouvert. Fermez-le avant d’en ouvrir un autre.',
    'round-exists': 'Ce vote a déjà été ouvert. Rechargez la page, puis préparez-en un autre.',
    'unknown-round': 'Ce vote n’existe plus. Rechargez la page.',
    'round-not-open': 'Le vote est clos : rien ne peut plus y être ajouté. Attendez le résultat.',
    'round-not-closed': 'Le vote n’est pas dans cet état : un résultat se révèle une seule fois, après la clôture.',
    'round-not-revealed': 'Le résultat n’est pas révélé. Révélez-le avant de décider.',
    'too-few-options': 'Il faut au moins deux libellés. Ajoutez-en un.',
    'unknown-option': 'Un libellé de ce bulletin n’est plus dans le vote. Rechargez la page.',
    'duplicate-option': 'Le même libellé est proposé deux fois. Retirez-en un.',
    'points-out-of-range':
      'Le nombre de jetons ne convient pas. Choisissez un nombre entier, dans les limites du vote.',
    'too-many-points': 'Il y a trop de jetons sur ce bulletin. Reprenez-en avant d’enregistrer.',
    'too-many-points-on-one': 'Il y a trop de jetons sur une même action. Reprenez-en avant d’enregistrer.',
    'decision-exists': 'Cette décision est déjà consignée. Rechargez la page pour la voir.',
    'label-missing': 'Cette version n’a pas de nom. Donnez-lui en un.',
    'version-exists': 'Cette version est déjà enregistrée. Rechargez la page pour la voir.',
    'unknown-version': 'Cette version n’existe pas dans ce document. Choisissez-en une autre dans la liste.',
    'document-unreadable':
      'Ce document ne peut pas être lu sur le serveur. Prévenez la personne qui l’administre : rien n’a été changé.',
    'duplicate-commune': 'Une commune est inscrite deux fois. Retirez-en une.',
    'period-backwards': 'La fin vient avant le début. Corrigez l’une des deux dates.',
    'no-domain': 'Il faut au moins un domaine. Ajoutez-en un.',
    'duplicate-letter': 'Deux domaines ont la même lettre. Changez-en une.',
    'too-many-domains': 'Trop de domaines ont été créés puis retirés. Renommez-en un plutôt que d’en ajouter.',
    'unknown-domain': 'Un domaine cité n’existe plus. Rechargez la page.',
    'institution-exists': 'Une institution a déjà ce sigle. Donnez-en un autre, ou modifiez celle qui existe.',
    'too-many-institutions': 'Une démarche réunit au plus 200 institutions. Regroupez-en quelques-unes.',
    'storage-unavailable':
      'Rien ne peut être enregistré pour l’instant. Gardez cette page ouverte et recommencez dans un moment.',
    malformed: 'Le serveur n’a pas compris cette demande. Vérifiez ce que vous avez saisi, ou rechargez la page.',
  },
  /** The door did not open. */
  doors: {
    'unknown-code':
      'Aucune démarche n’a ce code. Vérifiez les six chiffres affichés dans la salle : il a pu être renouvelé.',
    'unknown-link': 'Ce lien n’ouvre rien. Copiez-le en entier, avec ce qui suit le signe #.',
    'unknown-workshop': 'Cette démarche n’existe pas ici. Vérifiez l’adresse.',
    'not-a-member': 'Ce navigateur n’a pas de place dans cette démarche. Entrez avec le code à six chiffres.',
    'not-found': 'Rien ne se trouve à cette adresse. Revenez à l’accueil.',
    'foreign-origin':
      'L’adresse de cette page n’est pas celle du serveur. Rouvrez la page à l’adresse affichée dans la salle.',
    'too-many-workshops': 'Trop de démarches ont été créées depuis ce réseau. Recommencez plus tard.',
    'too-many-commands': 'Trop de demandes en peu de temps. Attendez quelques secondes, puis recommencez.',
    'too-large': 'C’est trop long pour être envoyé. Raccourcissez, puis recommencez.',
    unreachable: 'Le serveur ne répond pas. Vérifiez le réseau, puis recommencez : ce que vous avez saisi reste ici.',
    sorry: 'Le serveur a rencontré une panne. Recommencez dans un moment : ce que vous avez saisi reste ici.',
  },
  tooManyTries: (wait: number) => `Trop d’essais. Attendez ${seconds(wait)}, puis vérifiez ce que vous avez saisi.`,
} as const
