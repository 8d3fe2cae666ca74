import { expect, test } from 'vitest'
import { isThisComputerOnly } from '../../../client/console/reach.ts'

test.each([
  'http://127.0.0.1:3000/rejoindre/482917',
  'http://localhost:3000/',
  'http://[::1]:3000/',
  'http://127.1.2.3/',
])('%s is out of reach of phones', (address) => expect(isThisComputerOnly(address)).toBe(true))

test.each(['http://192.168.1.20:3000/', 'https://ctg.example.fr/rejoindre/482917', 'http://localhost.example.fr/', ''])(
  '%s is not said to be out of reach',
  (address) => expect(isThisComputerOnly(address)).toBe(false),
)
