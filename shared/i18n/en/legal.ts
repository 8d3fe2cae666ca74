import type { Legal } from '../fr/legal.ts'

/** The legal texts in English. */
export const legalEnglish: Legal = {
  accessibility: {
    title: 'Accessibility: not compliant',
    sections: [
      {
        title: 'Accessibility statement',
        text: [
          '[Name of the organisation] undertakes to make this service accessible, in accordance with article 47 of French law no. 2005-102 of 11 February 2005.',
          'This statement applies to Tour de table as served at this address.',
        ],
      },
      {
        title: 'Compliance status',
        text: [
          'Tour de table is not compliant with the French accessibility standard (RGAA), version 4.1.2: no compliance audit is currently valid.',
          'The service is built to be used with a keyboard, with a screen reader, at a width of 320 pixels and at 200% zoom. Each version is checked automatically. This does not replace an audit.',
        ],
      },
      {
        title: 'Content that is not accessible',
        text: [
          'Without an audit, failures have not been listed yet. Exported documents have not been audited; their content can be read in the pages of the service.',
        ],
      },
      {
        title: 'Preparation of this statement',
        text: [
          'This statement is that of the software as delivered. [Date of preparation and technologies tested, to be completed by the organisation.]',
        ],
      },
      {
        title: 'Feedback and contact',
        text: [
          'If you cannot reach some content or service, write to [contact address] to be directed to an accessible alternative or to obtain the content in another form. In a session, the facilitator can assist you or enter your paper ballot.',
        ],
      },
      {
        title: 'Remedies',
        text: [
          'If you report a fault that prevents you from reaching some content and receive no satisfactory answer, you can refer the matter to the French Defender of Rights: through its online form, by telephone on 09 69 39 00 00, through its delegate in your department, or by free post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.',
        ],
      },
    ],
  },
  legal: {
    title: 'Legal notice',
    sections: [
      {
        title: 'Publisher',
        text: ['[Name, legal form, address and telephone of the organisation that provides this service.]'],
      },
      { title: 'Publication director', text: ['[Name and position.]'] },
      { title: 'Hosting', text: ['[Name, address and telephone of the host.]'] },
      {
        title: 'Content',
        text: [
          'Diagnostics, comments and plans are written by participants, on behalf of their institution or in their own name. They bind the publisher only once adopted by its governing bodies.',
        ],
      },
      {
        title: 'Software',
        text: [
          'Tour de table is free software under the MIT licence. The fonts Atkinson Hyperlegible Next and Source Serif 4 are under the OFL 1.1 licence, the Lucide icons under the ISC licence.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Personal data',
    sections: [
      {
        title: 'What is recorded',
        text: [
          'To take part: the name that you give and your institution. No account, no password.',
          'What you write (findings, actions, comments) is recorded with your name and the time, and shown to the participants.',
          'If you leave it, your mail address, to tell you of what concerns you. We write to confirmed addresses only. Nobody else sees it, no export holds it, and it is deleted when you take it back, when you leave the workshop, or after seven days if you do not confirm it. Messages go through the organisation’s mail service; nothing in them measures whether you read them.',
          'When your last two visits ended, to show you what is new since. Nobody else sees it, and no export holds it.',
        ],
      },
      {
        title: 'Your vote',
        text: [
          'During a secret vote, the server knows which ballot is yours, so that you can change it. When the vote closes, ballots are separated from names and times, and institutions with too few ballots are merged. The person who runs the server could read ballots before the vote closes: secrecy also rests on them.',
        ],
      },
      {
        title: 'Why, and by whom',
        text: [
          'These data serve to write together the diagnostic and the plan of the agreement, and to keep a record of decisions. Controller: [name of the organisation]. Legal basis: [to be completed, for instance a task in the public interest]. Data protection officer: [contact].',
        ],
      },
      {
        title: 'For how long',
        text: ['[Retention period decided by the organisation for participants’ names and texts.]'],
      },
      {
        title: 'Cookies and third parties',
        text: [
          'One cookie only, a necessary one: it recognises you from one visit to the next. Your language, the chosen appearance and your drafts stay in your browser. Nothing is requested from another server: no font, no audience measurement, no map.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'You can ask to access, correct or erase your data by writing to [contact address]. You can lodge a complaint with the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07, France.',
        ],
      },
    ],
  },
}
