import { expect, test } from 'vitest'
import { fileName } from '../../../client/export/download.ts'

test.each([
  [`attachment; filename="CTG.docx"; filename*=UTF-8''CTG%20%C3%A9t%C3%A9.docx`, 'CTG été.docx'],
  ['attachment; filename="CTG.docx"', 'CTG.docx'],
  [`attachment; filename*=UTF-8''%E0%A4%A`, null],
  [null, null],
])('the name of a file in %j', (disposition, name) => {
  expect(fileName(disposition)).toBe(name)
})
