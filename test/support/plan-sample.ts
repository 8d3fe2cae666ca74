import type { Action } from '../../shared/documents/action.ts'
import { actionTexts, type ActionText } from '../../shared/documents/action.ts'
import { noLines } from '../../shared/documents/action-lines.ts'
import type { Finding } from '../../shared/documents/finding.ts'
import { type RichText, richTextSchema } from '../../shared/documents/rich-text.ts'
import type {
  ActionId,
  AxisId,
  DecisionId,
  DomainId,
  FindingId,
  FundingId,
  GroupId,
  InstitutionId,
  LineId,
  ObjectiveId,
  OptionId,
  ReserveId,
  RoundId,
  StakeId,
  StepId,
} from '../../shared/id.ts'
import type { PlanSource } from '../../shared/plan/build-plan.ts'
import type { Reserve } from '../../shared/workshop/reserve.ts'
import type { Paper, Round } from '../../shared/workshop/round.ts'
import { seedSchema } from '../../shared/workshop/seed.ts'
import { tally } from '../../shared/workshop/tally.ts'

/** One text with every kind of block and mark, hostile signs included. */
export const everyBlock: RichText = richTextSchema.parse({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Mots <simples> & ' },
        { type: 'text', text: 'gras', marks: [{ type: 'bold' }] },
        {
          type: 'text',
          text: ' ou penchés',
          marks: [{ type: 'italic' }, { type: 'comment', attrs: { thread: 't1' } }],
        },
        { type: 'hardBreak' },
        { type: 'text', text: 'une page', marks: [{ type: 'link', attrs: { href: 'https://exemple.fr/a?b=1&c=2' } }] },
        { type: 'text', text: 'un piège', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        { type: 'text', text: ' cloche\u0007 et moitié\uD83D.' },
      ],
    },
    {
      type: 'bulletList',
      content: [item('Premier point', { type: 'orderedList', content: [item('Un'), item('Deux')] })],
    },
    { type: 'orderedList', content: [item('Compter à nouveau')] },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Parole citée' }] }] },
    { type: 'paragraph' },
  ],
})

function item(text: string, ...more: readonly object[]) {
  return { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }, ...more] }
}

export const noon = Date.parse('2026-11-24T11:00:00Z')

/** A finding of the sample, blank but for what is given. */
function finding(id: string, fields: Partial<Finding> = {}): Finding {
  const blank = { title: `Constat ${id}`, body: { type: 'doc', content: [] }, evidence: [], origins: [] } as const
  const kind = { domain: 'D1' as DomainId, type: 'need', territory: '', isArchived: false } as const
  return { ...blank, ...kind, ...fields, id: id as FindingId }
}

/** A reserve of the sample, of the town on the first finding but for what is given. */
function reserve(id: string, fields: Partial<Reserve> = {}): Reserve {
  const signed = { finding: 'f1' as FindingId, institution: 'ville' as InstitutionId, by: null, at: noon }
  return { ...signed, text: '', withdrawn: null, ...fields, id: id as ReserveId }
}

/** An action of the sample, blank but for what is given. */
function action(id: string, fields: Partial<Action> = {}): Action {
  const texts = Object.fromEntries(actionTexts.map((name) => [name, ''])) as Record<ActionText, string>
  const kind = { objective: null, origin: 'new', status: 'planned', lead: null, isArchived: false } as const
  const lists = {
    domains: [],
    findings: [],
    partners: [],
    roles: [],
    ...noLines,
    steps: [],
    isRecurrent: false,
    indicators: [],
    costs: [],
    funding: [],
    description: { type: 'doc', content: [] },
  } as const
  return { ...texts, ...kind, ...lists, title: `Action ${id}`, ...fields, id: id as ActionId }
}

const ids = <Kind>(...names: readonly string[]) => names as unknown as readonly Kind[]

/** A small démarche with one of everything. */
export const planSample: PlanSource = {
  at: noon,
  workshop: {
    ...seedSchema.parse({
      title: 'Convention du Val d’Essai',
      phase: 'plan',
      period: { start: '2027-01-01', end: '2030-12-31' },
      territory: {
        name: 'Val d’Essai',
        kind: 'communauté de communes',
        department: '',
        region: '',
        communes: ['Haut', 'Bas'],
        figures: [
          {
            label: 'Population',
            value: 12840,
            unit: 'habitants',
            year: 2024,
            source: 'https://www.exemple.fr/population',
          },
          { label: 'Crèches', value: 3, unit: 'lieux', year: null, source: '' },
        ],
      },
      domains: [
        { id: 'D1', letter: 'A', name: 'Petite enfance' },
        { id: 'D2', letter: 'B', name: 'Jeunesse' },
        { id: 'D3', letter: 'C', name: 'Logement' },
      ],
      institutions: [
        { id: 'asso', name: 'Associations', short: 'Assos', role: 'contributor' },
        {
          id: 'caf',
          name: 'Caisse d’allocations familiales',
          short: 'CAF',
          role: 'signatory',
          representative: 'Directrice',
          competences: ['D3', 'D1'],
        },
        { id: 'partie', name: 'Institution partie', short: 'Partie', role: 'associate', retired: true },
        { id: 'ville', name: 'Commune de Haut', short: 'Haut', role: 'signatory' },
      ],
      meetings: [
        { date: '2026-10-08', format: 'collective', about: 'Mise en commun', institutions: [], attendance: 42 },
        {
          date: '2026-03-12',
          format: 'separate',
          about: 'Lecture du portrait',
          institutions: ['caf'],
          attendance: null,
        },
      ],
    }),
    reserves: {
      ['s1' as ReserveId]: reserve('s1', { text: 'Nous n’en comptons pas autant.' }),
      ['s2' as ReserveId]: reserve('s2', { text: 'Retirée depuis.', withdrawn: { by: null, at: noon } }),
    },
    rounds: [revealedRound()],
    decisions: [
      {
        id: 'd2' as DecisionId,
        at: noon,
        by: null,
        about: {
          type: 'option',
          round: 'r1' as RoundId,
          option: 'o1' as OptionId,
          outcome: 'retained-shared',
          means: 'vote',
        },
        reason: 'Portée par toutes les institutions.',
      },
      {
        id: 'd1' as DecisionId,
        at: noon - 1,
        by: null,
        about: { type: 'statement', body: 'Le diagnostic est validé.', responsible: 'COPIL', due: '2026-12-31' },
        reason: '',
      },
    ],
  },
  diagnostic: {
    findings: [
      finding('f1', {
        title: 'Un réseau solide',
        type: 'strength',
        body: everyBlock,
        territory: 'Haut',
        origins: ids<InstitutionId>('asso', 'caf'),
        evidence: [
          { id: 'e1', label: 'Rencontres', value: '6', unit: 'par an', year: '2025', source: '' },
        ] as unknown as Finding['evidence'],
      }),
      finding('f2', { domain: 'D2' as DomainId, title: 'Les jeunes attendent' }),
      finding('f3', { title: 'Archivé', isArchived: true }),
      finding('f4', { title: 'Des places manquent' }),
      finding('f5', { domain: 'D9' as DomainId, title: 'Sans domaine connu' }),
    ],
    stakes: [
      {
        id: 'k1' as StakeId,
        title: 'Accueillir tous les enfants',
        sentence: 'Aucune famille ne renonce faute de place.',
        findings: ids<FindingId>('f4', 'f1', 'f3'),
        isArchived: false,
      },
      { id: 'k2' as StakeId, title: 'Enjeu archivé', sentence: '', findings: [], isArchived: true },
    ],
  },
  plan: {
    axes: [{ id: 'x1' as AxisId, title: 'Accueillir' }],
    objectives: [{ id: 'y1' as ObjectiveId, axis: 'x1' as AxisId, title: 'Ouvrir des places' }],
    actions: [
      action('a9', { title: 'Sans objectif' }),
      action('a0', { title: 'Ancienne', objective: 'y1' as ObjectiveId, isArchived: true }),
      action('a1', {
        title: 'Ouvrir une crèche',
        objective: 'y1' as ObjectiveId,
        lead: 'ville' as InstitutionId,
        partners: ids<InstitutionId>('caf', 'asso'),
        isRecurrent: true,
        steps: [
          { id: 't1' as StepId, label: 'Permis de construire', due: '2027-11', isDone: true },
          { id: 't2' as StepId, label: 'Ouverture', due: '2028-09', isDone: false },
          { id: 't3' as StepId, label: '', due: '', isDone: false },
        ],
        roles: [{ institution: 'caf' as InstitutionId, role: 'cofinanceur' }],
        operationalObjectives: [
          { id: 'l1' as LineId, text: 'Créer vingt places' },
          { id: 'l2' as LineId, text: ' ' },
        ],
        articulation: [{ id: 'l3' as LineId, text: 'Schéma départemental' }],
        obstacles: [{ id: 'l4' as LineId, text: 'Coût de fonctionnement' }],
        levers: [{ id: 'l5' as LineId, text: 'Réseau existant' }],
        followUp: [{ id: 'l6' as LineId, text: 'COTECH petite enfance' }],
        domains: ids<DomainId>('D1'),
        findings: ids<FindingId>('f4', 'f1', 'f3'),
        description: everyBlock,
        budget: '420 000',
        costs: [
          { year: 2027, nature: 'investment', stage: 'planned', cents: 40_000_000 },
          { year: 2027, nature: 'running', stage: 'planned', cents: 1_000_050 },
          { year: 2027, nature: 'running', stage: 'actual', cents: 90_000 },
        ],
        funding: [
          {
            id: 'm1' as FundingId,
            institution: 'caf' as InstitutionId,
            name: '',
            cents: 30_000_000,
            status: 'secured',
          },
          { id: 'm2' as FundingId, institution: null, name: ' Fondation ', cents: 1_000_000, status: 'requested' },
          { id: 'm3' as FundingId, institution: null, name: '', cents: 0, status: 'considered' },
        ],
        start: '2027-10',
        end: '2028-12',
      }),
    ],
  },
}

// Three ballots of the town, three of nobody; the last option gets nothing.
function revealedRound(): Extract<Round, { status: 'revealed' }> {
  const options = [
    { id: 'o1' as OptionId, wording: 'Ouvrir une crèche, mots du vote', action: 'a1', domain: 'A' },
    { id: 'o2' as OptionId, wording: 'Une idée retirée du plan', action: null, domain: null },
    { id: 'o3' as OptionId, wording: 'Sans un seul jeton', action: null, domain: 'B' },
  ]
  const paper = (group: string, o1: number, o2: number): Paper => ({
    group: group as GroupId,
    choices: { ['o1' as OptionId]: o1, ['o2' as OptionId]: o2 },
  })
  const papers = [
    paper('ville', 2, 0),
    paper('ville', 2, 1),
    paper('ville', 0, 1),
    paper('none', 0, 1),
    paper('none', 0, 1),
    paper('none', 0, 0),
  ]
  const groups = [
    { id: 'ville' as GroupId, name: 'Haut', ballots: 3, institutions: 1 },
    { id: 'none' as GroupId, name: '', ballots: 3, institutions: 1 },
  ]
  return {
    id: 'r1' as RoundId,
    title: 'Vote des priorités',
    method: { type: 'points', points: 5, perOption: 2 },
    secrecy: 'secret',
    status: 'revealed',
    options,
    fingerprint: 'ab12',
    openedAt: noon - 10,
    until: null,
    closedAt: noon - 5,
    revealedAt: noon - 4,
    electorate: 8,
    papers,
    tally: tally(options, papers, groups),
  }
}
