import type { DomainId, InstitutionId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { DomainLetter } from '../ui/domain.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { SavedForm, Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import styles from './preparing.module.css'

type Ticked = Readonly<Record<InstitutionId, readonly DomainId[]>>

/** Who acts in which domain: institutions down, domains across. */
export function CompetencesSection() {
  const words = useAllWords().preparing.competences
  const formats = useFormats()
  const workshop = useView((view) => view.workshop)
  const institutions = workshop.institutions.filter((one) => !one.retired)
  const domains = workshop.domains.filter((one) => !one.archived)
  const draft = useDraft<Ticked>(Object.fromEntries(institutions.map(({ id, competences = [] }) => [id, competences])))
  const act = useAct()
  const ticked = draft.value
  const asked = () => {
    const known = new Set(workshop.domains.map(({ id }) => id))
    // A domain that went while this was typed is not asked for.
    const row = ({ id }: Institution) => ({
      institution: id,
      domains: (ticked[id] ?? []).filter((domain) => known.has(domain)),
    })
    return { type: 'set-competences', competences: institutions.map(row) } as const
  }
  const toggle = (institution: InstitutionId, domain: DomainId) => {
    const own = ticked[institution] ?? []
    const next = own.includes(domain) ? own.filter((one) => one !== domain) : [...own, domain]
    draft.change({ ...ticked, [institution]: next })
  }
  const orphans = domains.filter(({ id }) => !institutions.some((one) => ticked[one.id]?.includes(id)))
  return (
    <Section name="competences" intro={institutions.length === 0 ? words.none : words.intro}>
      {institutions.length > 0 && (
        <SavedForm draft={draft} act={act} asked={asked}>
          <Matrix institutions={institutions} domains={domains} ticked={ticked} onToggle={toggle} />
          {orphans.length > 0 && (
            <p className={styles['orphans']}>{words.orphan(formats.list(orphans.map(({ name }) => name)))}</p>
          )}
        </SavedForm>
      )}
    </Section>
  )
}

interface MatrixProps {
  readonly institutions: readonly Institution[]
  readonly domains: readonly Domain[]
  readonly ticked: Ticked
  readonly onToggle: (institution: InstitutionId, domain: DomainId) => void
}

function Matrix({ institutions, domains, ticked, onToggle }: MatrixProps) {
  const words = useAllWords().preparing.competences
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles['matrix']} tabIndex={0} role="region" aria-label={words.grid}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.institution}</th>
            {domains.map((domain) => (
              <th key={domain.id} scope="col">
                <DomainLetter {...domain} /> <span>{domain.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {institutions.map(({ id, short }) => (
            <tr key={id}>
              <th scope="row">{short}</th>
              {domains.map((domain) => (
                <td key={domain.id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={ticked[id]?.includes(domain.id) ?? false}
                      aria-label={words.cell(short, domain.name)}
                      onChange={() => onToggle(id, domain.id)}
                    />
                    {/* Seen where the table is a list. */}
                    <span aria-hidden="true">{domain.name}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
