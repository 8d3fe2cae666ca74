import { Plus, X } from 'lucide-react'
import {
  addFunding,
  fundingRecord,
  fundingStatuses,
  removeFunding,
  type Funding,
} from '../../shared/documents/action-money.ts'
import { actionsOf } from '../../shared/documents/action.ts'
import type { FundingId } from '../../shared/id.ts'
import { amount } from '../../shared/i18n/amount.ts'
import { balanceSentence } from '../../shared/i18n/money-words.ts'
import { moneyOf } from '../../shared/plan/money.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { AmountField } from './amount-field.tsx'
import type { Fiche } from './fiche.ts'
import { WrittenField } from './written.tsx'
import styles from './money.module.css'

/** Who pays an action, how much and how surely, and whether that covers what it costs. */
export function ActionFunding({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions.funding
  const formats = useFormats()
  const { action, open } = fiche
  const money = moneyOf(action)
  const sentence = balanceSentence(money, words, formats)
  const add = () =>
    open.link.write((doc) => {
      const record = recordIn(actionsOf(doc), action.id)
      const blank = { institution: null, name: '', cents: 0, status: 'considered' } as const
      if (record) addFunding(record, { id: freshId<FundingId>(), ...blank })
    })
  if (action.funding.length === 0 && !open.mayWrite) return null
  return (
    <WrittenField fiche={fiche} field="funding" title={words.title}>
      {() => (
        <>
          {sentence && <p className={styles['balance']}>{sentence}</p>}
          {money.funded > 0 && <FundingBar fiche={fiche} whole={Math.max(money.funded, money.planned ?? 0)} />}
          <ul className={styles['funding']}>
            {action.funding.map((funding) => (
              <li key={funding.id}>
                {open.mayWrite ? (
                  <WrittenFunding fiche={fiche} funding={funding} />
                ) : (
                  <Line fiche={fiche} funding={funding} funded={money.funded} />
                )}
              </li>
            ))}
          </ul>
          {open.mayWrite && (
            <Button variant="quiet" icon={Plus} onClick={add}>
              {words.add}
            </Button>
          )}
        </>
      )}
    </WrittenField>
  )
}

// The lines below say the same in words.
function FundingBar({ fiche: { action }, whole }: { readonly fiche: Fiche; readonly whole: number }) {
  return (
    <div className={styles['bar']} aria-hidden="true">
      {action.funding.map(({ id, cents }) => (
        <span key={id} style={{ width: `${(100 * cents) / whole}%` }} />
      ))}
    </div>
  )
}

interface FundingProps {
  readonly fiche: Fiche
  readonly funding: Funding
}

function Line({ fiche, funding, funded }: FundingProps & { readonly funded: number }) {
  const words = useAllWords().actions.funding
  const formats = useFormats()
  return (
    <>
      <i className={styles['swatch']} aria-hidden="true" />
      <span>{useFunderName(fiche, funding)}</span>
      <b className="num">{amount(funding.cents, formats)}</b>
      <span className="num mut">{funded > 0 && formats.percent(funding.cents / funded)}</span>
      <Tag tone={funding.status === 'considered' ? 'line' : 'primary'}>{words.status[funding.status]}</Tag>
    </>
  )
}

function WrittenFunding({ fiche, funding }: FundingProps) {
  const words = useAllWords().actions.funding
  const name = useFunderName(fiche, funding)
  const { action, open, record, view } = fiche
  const text = textIn(fundingRecord(record, funding.id), 'name')
  const set = (field: 'institution' | 'cents' | 'status', value: string | number) =>
    open.link.write((doc) => fundingRecord(recordIn(actionsOf(doc), action.id), funding.id)?.set(field, value))
  const remove = () =>
    open.link.write((doc) => {
      const written = recordIn(actionsOf(doc), action.id)
      if (written) removeFunding(written, funding.id)
    })
  const others = view.workshop.institutions.map(({ id, short }) => ({ value: id as string, label: short }))
  return (
    <>
      <i className={styles['swatch']} aria-hidden="true" />
      <div>
        <Select
          label={words.funder}
          value={funding.institution ?? none}
          options={[{ value: none, label: words.other }, ...others]}
          onChange={(chosen) => set('institution', chosen === none ? '' : chosen)}
        />
        {funding.institution === null && text && (
          <SharedInput
            text={text}
            undo={open.undo}
            mayWrite
            maxLength={200}
            label={words.name}
            placeholder={words.name}
            className={styles['name'] ?? ''}
          />
        )}
      </div>
      <div className="field">
        <span className="lbl" aria-hidden="true">
          {words.amount}
        </span>
        <AmountField
          label={`${words.amount} (${name})`}
          cents={funding.cents === 0 ? null : funding.cents}
          onChange={(cents) => set('cents', cents ?? 0)}
        />
      </div>
      <Select
        label={words.state}
        value={funding.status}
        options={fundingStatuses.map((value) => ({ value, label: words.status[value] }))}
        onChange={(value) => set('status', value)}
      />
      <IconButton variant="quiet" icon={X} label={words.remove(name)} onClick={remove} />
    </>
  )
}

const none = '-'

function useFunderName({ view }: Fiche, { institution, name }: Funding): string {
  const words = useAllWords().actions.funding
  const known = view.workshop.institutions.find(({ id }) => id === institution)
  return known?.short ?? (name.trim() || words.unnamed)
}
