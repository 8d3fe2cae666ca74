import { describe, expect, test } from 'vitest'
import { optionOrder } from '../../../client/voting/option-order.ts'
import type { OptionId } from '../../../shared/id.ts'
import type { Option } from '../../../shared/workshop/round.ts'

const options = (count: number): readonly Option[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `o${place}` as OptionId,
    wording: `Action ${place}`,
    action: null,
    domain: null,
  }))

describe('the order of options', () => {
  test('is the same at each opening, for one person and one round', () => {
    expect(optionOrder(options(17), 'round person')).toEqual(optionOrder(options(17), 'round person'))
  })

  test('differs from one person to another', () => {
    expect(optionOrder(options(17), 'round anna')).not.toEqual(optionOrder(options(17), 'round paul'))
  })

  test('loses and doubles nothing', () => {
    expect(optionOrder(options(17), 'seed').toSorted((x, y) => Number(x.id.slice(1)) - Number(y.id.slice(1)))).toEqual(
      options(17),
    )
  })

  test('is left alone up to four options', () => {
    expect(optionOrder(options(4), 'seed')).toEqual(options(4))
  })

  test('puts every option first for about as many people', () => {
    const firsts = Array.from({ length: 2000 }, (_, person) => optionOrder(options(5), `round ${person}`)[0]?.id)
    for (const { id } of options(5)) {
      const share = firsts.filter((first) => first === id).length / firsts.length
      expect(share).toBeGreaterThan(0.15)
      expect(share).toBeLessThan(0.25)
    }
  })
})
