import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cost, Funding } from '../../../shared/documents/action-money.ts'
import { amount } from '../../../shared/i18n/amount.ts'
import { en } from '../../../shared/i18n/en.ts'
import { formatsIn } from '../../../shared/i18n/formats.ts'
import { fr } from '../../../shared/i18n/fr.ts'
import { balanceSentence } from '../../../shared/i18n/money-words.ts'
import type { FundingId } from '../../../shared/id.ts'
import { centsOf, moneyOf, plannedCents, totalCents, typedAmount } from '../../../shared/plan/money.ts'
import { moneys } from '../../support/arbitrary-documents.ts'

const cost = (year: number, cents: number, kind: Partial<Cost> = {}): Cost => ({
  year,
  nature: 'running',
  stage: 'planned',
  cents,
  ...kind,
})
const funding = (cents: number, status: Funding['status'] = 'secured'): Funding => ({
  id: `f${cents}` as FundingId,
  institution: null,
  name: 'Communes',
  cents,
  status,
})

describe('an amount', () => {
  test.each([
    ['420000', 42_000_000],
    ['420 000 €', 42_000_000],
    ['12,5', 1250],
    ['0.29', 29],
    ['1,005', null],
    ['-3', null],
    ['99 999 999 999', null],
    ['à définir', null],
    ['', null],
  ])('is read from « %s »', (typed, cents) => {
    expect(centsOf(typed)).toBe(cents)
  })

  test('typed back into its field is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => centsOf(typedAmount(cents)) === cents),
    )
  })

  test('is shown with its cents where it has some, in both languages', () => {
    expect(amount(4_800_000, formatsIn('fr'))).toBe('48 000 €'.replace(' ', '\u202F').replace(' ', '\u00A0'))
    expect(amount(123_450, formatsIn('fr'))).toMatch(/^1.234,50.€$/)
    expect(amount(123_450, formatsIn('en'))).toBe('€1,234.50')
  })
})

describe('the money of an action', () => {
  test('adds up to the cent, whatever the amounts: by year, by nature, by stage and by status', () => {
    fc.assert(
      fc.property(moneys, (written) => {
        const money = moneyOf({ ...written, budget: '' })
        const all = (stage: Cost['stage']) =>
          written.costs.reduce((total, one) => total + (one.stage === stage ? BigInt(one.cents) : 0n), 0n)
        const { investment, running } = money.byNature
        for (const stage of ['planned', 'actual'] as const) {
          expect(BigInt(money[stage] ?? 0)).toBe(all(stage))
          expect(investment[stage] + running[stage]).toBe(money[stage] ?? 0)
          expect(money.years.reduce((total, year) => total + year[stage], 0)).toBe(money[stage] ?? 0)
        }
        const { considered, requested, secured } = money.fundedByStatus
        expect(considered + requested + secured).toBe(money.funded)
        const isKnown = money.planned !== null && written.funding.length > 0
        expect(money.missing).toBe(isKnown ? (money.planned ?? 0) - money.funded : null)
        expect(money.planned).toBe(plannedCents({ ...written, budget: '' }))
      }),
    )
  })

  test('is what was noted in all, until somebody says it by year', () => {
    const noted = moneyOf({ budget: '420 000 €', costs: [], funding: [] })
    expect(noted).toMatchObject({ planned: 42_000_000, noted: null, missing: null })
    const byYear = moneyOf({ budget: '420 000', costs: [cost(2027, 10_000)], funding: [] })
    expect(byYear).toMatchObject({ planned: 10_000, noted: 42_000_000 })
    const alike = moneyOf({ budget: '100', costs: [cost(2027, 10_000)], funding: [] })
    expect(alike.noted).toBeNull()
  })

  test('of several actions is the sum of what each is planned to cost', () => {
    const byYear = { budget: '7', costs: [cost(2027, 150), cost(2028, 50), cost(2027, 999, { stage: 'actual' })] }
    expect(totalCents([byYear, { budget: '12,5', costs: [] }, { budget: 'à définir', costs: [] }])).toBe(1450)
  })
})

describe('what is missing', () => {
  const [french, english] = [formatsIn('fr'), formatsIn('en')]
  const said = (planned: number, funded: number) => {
    const money = moneyOf({ budget: '', costs: [cost(2027, planned)], funding: [funding(funded)] })
    return balanceSentence(money, fr.actions.funding, french)?.replace(/\s/g, ' ')
  }

  test('is said in words, and so is what is too much or just enough', () => {
    expect(said(4_800_000, 3_600_000)).toBe('Il manque 12 000 € : 48 000 € prévus, 36 000 € de cofinancement.')
    expect(said(4_800_000, 5_000_050)).toBe('2 000,50 € de trop : 48 000 € prévus, 50 000,50 € de cofinancement.')
    expect(said(4_800_000, 4_800_000)).toBe('Le cofinancement couvre les 48 000 € prévus.')
  })

  test('is not said while nobody pays; and without a cost, only what is paid', () => {
    const alone = moneyOf({ budget: '', costs: [cost(2027, 100)], funding: [] })
    expect(balanceSentence(alone, en.actions.funding, english)).toBeNull()
    const paid = moneyOf({ budget: 'à définir', costs: [], funding: [funding(10_000)] })
    expect(balanceSentence(paid, en.actions.funding, english)).toBe(
      '€100 of funding; what the action costs is not written yet.',
    )
  })
})
