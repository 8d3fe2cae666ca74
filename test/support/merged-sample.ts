import type { FindingId, InstitutionId, ReserveId } from '../../shared/id.ts'
import type { PlanSource } from '../../shared/plan/build-plan.ts'
import { contentFingerprint } from '../../shared/documents/finding-content.ts'
import { noon, planSample } from './plan-sample.ts'

const id = (name: string) => name as FindingId
const institution = (name: string) => name as InstitutionId
const [, , , common] = planSample.diagnostic.findings
if (!common) throw new Error('the sample has a fourth finding')

/** An original of the sample's fourth finding. */
const original = (name: string, title: string) => ({ ...common, id: id(name), title, isArchived: true })
const poured = (by: string, isSeparate: boolean) => [
  { institution: institution(by), source: id('s'), fingerprint: '', at: noon, by: null, isSeparate },
]
const answered = { by: null, at: noon, fingerprint: contentFingerprint(common) }

/** The sample, where « Des places manquent » was made of three findings: said separately by two, contested by one. */
export const mergedSample: PlanSource = {
  ...planSample,
  workshop: {
    ...planSample.workshop,
    pourings: { [id('o1')]: poured('caf', true), [id('o2')]: poured('ville', true), [id('o3')]: poured('asso', false) },
    merges: {
      [common.id]: {
        finding: common.id,
        originals: ['caf', 'ville', 'asso'].map((by, index) => ({
          finding: id(`o${index + 1}`),
          institutions: [institution(by)],
        })),
        at: noon,
        by: null,
        answers: {
          [institution('caf')]: { ...answered, answer: 'accepted', reason: '' },
          [institution('ville')]: { ...answered, answer: 'contested', reason: 'Pas chez nous.' },
          [institution('asso')]: { ...answered, answer: 'contested', reason: 'Trop court.', fingerprint: 'older' },
        },
        undone: null,
      },
    },
    reserves: {
      ['s3' as ReserveId]: {
        id: 's3' as ReserveId,
        finding: id('o2'),
        institution: institution('caf'),
        by: null,
        at: noon,
        text: 'À vérifier.',
        withdrawn: null,
      },
    },
  },
  diagnostic: {
    findings: [
      ...planSample.diagnostic.findings.map((one) =>
        one.id === common.id ? { ...one, origins: ['asso', 'caf', 'ville'].map(institution) } : one,
      ),
      original('o1', 'Ce que dit la CAF'),
      original('o2', 'Ce que dit Haut'),
      original('o3', 'Ce que disent les associations'),
    ],
    stakes: planSample.diagnostic.stakes.map((stake) => ({ ...stake, findings: [id('o3')] })),
  },
  plan: {
    ...planSample.plan,
    actions: planSample.plan.actions.map((action) => ({ ...action, findings: [id('o1'), id('o2')] })),
  },
}
