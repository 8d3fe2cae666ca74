import { frenchSpaces } from '../typography.ts'

/** One heading of a legal text and its paragraphs. */
export interface LegalSection {
  readonly title: string
  readonly text: readonly string[]
}

/** One legal text. */
export interface LegalText {
  readonly title: string
  readonly sections: readonly LegalSection[]
}

/** The texts that a public site owes; what stands between brackets is for whoever hosts the service to complete. */
export interface Legal {
  readonly accessibility: LegalText
  readonly legal: LegalText
  readonly privacy: LegalText
}

const accessibility: LegalText = {
  title: 'Accessibilité : non conforme',
  sections: [
    {
      title: 'Déclaration d’accessibilité',
      text: [
        '[Nom de l’organisme] s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.',
        'Cette déclaration s’applique à Tour de table, tel qu’il est servi à cette adresse.',
      ],
    },
    {
      title: 'État de conformité',
      text: [
        'Tour de table est non conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2 : aucun audit de conformité n’est en cours de validité.',
        'Le service est construit pour être utilisé au clavier, avec un lecteur d’écran, à 320 pixels de large et avec un zoom de 200 %. Une vérification automatique accompagne chaque version. Elle ne remplace pas un audit.',
      ],
    },
    {
      title: 'Contenus non accessibles',
      text: [
        'Faute d’audit, les non-conformités ne sont pas encore recensées. Les documents exportés n’ont pas été audités ; une version de leur contenu se lit dans les pages du service.',
      ],
    },
    {
      title: 'Établissement de cette déclaration',
      text: [
        'Cette déclaration est celle du logiciel livré. [Date d’établissement et technologies vérifiées, à compléter par l’organisme.]',
      ],
    },
    {
      title: 'Retour d’information et contact',
      text: [
        'Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à [adresse de contact] pour être orienté vers une solution accessible ou obtenir le contenu sous une autre forme. En séance, l’animation peut vous assister ou saisir votre bulletin papier.',
      ],
    },
    {
      title: 'Voies de recours',
      text: [
        'Si vous signalez un défaut qui vous empêche d’accéder à un contenu et que vous n’obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits : par son formulaire en ligne, par téléphone au 09 69 39 00 00, auprès de son délégué dans votre département, ou par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
  ],
}

const legal: LegalText = {
  title: 'Mentions légales',
  sections: [
    {
      title: 'Éditeur',
      text: ['[Nom, forme juridique, adresse et téléphone de l’organisme qui met ce service à disposition.]'],
    },
    { title: 'Direction de la publication', text: ['[Nom et fonction.]'] },
    { title: 'Hébergement', text: ['[Nom, adresse et téléphone de l’hébergeur.]'] },
    {
      title: 'Contenus',
      text: [
        'Les diagnostics, commentaires et plans sont écrits par les participants, au nom de leur institution ou en leur nom. Ils n’engagent l’organisme éditeur qu’une fois adoptés par ses instances.',
      ],
    },
    {
      title: 'Logiciel',
      text: [
        'Tour de table est un logiciel libre, sous licence MIT. Les polices Atkinson Hyperlegible Next et Source Serif 4 sont sous licence OFL 1.1, les pictogrammes Lucide sous licence ISC.',
      ],
    },
  ],
}

const privacy: LegalText = {
  title: 'Données personnelles',
  sections: [
    {
      title: 'Ce qui est enregistré',
      text: [
        'Pour prendre part à une démarche : le nom que vous donnez et votre institution. Ni compte, ni mot de passe.',
        'Ce que vous écrivez (constats, fiches, commentaires) est enregistré avec votre nom et l’heure, et montré aux participants de la démarche.',
        'Si vous la laissez, votre adresse électronique, pour vous prévenir de ce qui vous concerne. Nous n’écrivons qu’à une adresse confirmée. Personne d’autre ne la voit, elle n’est dans aucun export, et elle est effacée quand vous la retirez, quand vous quittez la démarche, ou au bout de sept jours si vous ne la confirmez pas. Les messages passent par le service de courriel de l’organisme ; rien n’y mesure si vous les lisez.',
        'Le moment de vos deux dernières visites, pour vous montrer ce qui est nouveau depuis. Personne d’autre ne le voit, il n’est dans aucun export.',
      ],
    },
    {
      title: 'Votre vote',
      text: [
        'Pendant un vote secret, le serveur sait quel bulletin est le vôtre, pour que vous puissiez le modifier. À la clôture, les bulletins sont séparés des noms et des heures, et les institutions trop peu nombreuses sont regroupées. La personne qui administre le serveur pourrait lire les bulletins avant la clôture : le secret repose aussi sur elle.',
      ],
    },
    {
      title: 'Pourquoi, et par qui',
      text: [
        'Ces données servent à établir ensemble le diagnostic et le plan de la convention, et à garder trace des décisions. Responsable du traitement : [nom de l’organisme]. Base légale : [à compléter, par exemple la mission d’intérêt public]. Délégué à la protection des données : [contact].',
      ],
    },
    {
      title: 'Combien de temps',
      text: ['[Durée de conservation décidée par l’organisme pour les noms des participants et les textes.]'],
    },
    {
      title: 'Cookies et tiers',
      text: [
        'Un seul cookie, nécessaire : il vous reconnaît d’une visite à l’autre. Votre langue, l’apparence choisie et vos brouillons restent dans votre navigateur. Rien n’est demandé à un autre serveur : ni police, ni mesure d’audience, ni carte.',
      ],
    },
    {
      title: 'Vos droits',
      text: [
        'Vous pouvez demander à accéder à vos données, à les rectifier ou à les effacer en écrivant à [adresse de contact]. Vous pouvez adresser une réclamation à la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.',
      ],
    },
  ],
}

/** The legal texts in French. */
export const legalFrench: Legal = {
  accessibility: typeset(accessibility),
  legal: typeset(legal),
  privacy: typeset(privacy),
}

function typeset({ title, sections }: LegalText): LegalText {
  return {
    title: frenchSpaces(title),
    sections: sections.map((section) => ({ title: section.title, text: section.text.map(frenchSpaces) })),
  }
}
