import { describe, expect, test } from 'vitest'
import { readSettings, UnusableSettings } from '../../server/settings.ts'

describe('settings', () => {
  test('all have a default', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: 'data',
      hasDemonstration: true,
      publicUrl: null,
      logLevel: 'info',
    })
  })

  test('set to nothing count as not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: null })
  })

  test('keep the origin of the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://ctg.example.fr/' }).publicUrl).toBe('https://ctg.example.fr')
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['DEMO', 'maybe'],
    ['PUBLIC_URL', 'ctg.example.fr'],
    ['PUBLIC_URL', 'ftp://ctg.example.fr'],
    ['LOG_LEVEL', 'loud'],
  ])('that cannot be used are named: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(UnusableSettings)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})
