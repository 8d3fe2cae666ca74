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
      databaseUrl: null,
      redisUrl: null,
      metricsToken: null,
      logLevel: 'info',
    })
  })

  test('set to nothing count as not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: null })
  })

  test('keep the origin of the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://ctg.example.fr/' }).publicUrl).toBe('https://ctg.example.fr')
  })

  test.each(['postgres://db.example.fr/ctg', 'postgresql://user:word@db.example.fr:5433/ctg'])(
    'name the database that servers share: %s',
    (address) => {
      expect(readSettings({ DATABASE_URL: address }).databaseUrl).toBe(address)
    },
  )

  test('name a bell for those who share a database, and for nobody else', () => {
    const [DATABASE_URL, REDIS_URL] = ['postgres://db.example.fr/ctg', 'rediss://bell.example.fr:6380']
    expect(readSettings({ DATABASE_URL, REDIS_URL }).redisUrl).toBe(REDIS_URL)
    expect(() => readSettings({ REDIS_URL })).toThrow('REDIS_URL is of use only together with DATABASE_URL')
  })

  test('never repeat what was given: it may hold a password', () => {
    const read = () =>
      readSettings({ DATABASE_URL: 'http://user:geheim@db', METRICS_TOKEN: 'geheim', REDIS_URL: 'geheim' })
    expect(read).toThrow(UnusableSettings)
    expect(read).not.toThrow('geheim')
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['DEMO', 'maybe'],
    ['PUBLIC_URL', 'ctg.example.fr'],
    ['PUBLIC_URL', 'ftp://ctg.example.fr'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'db.example.fr'],
    ['DATABASE_URL', 'mysql://db.example.fr/ctg'],
    ['REDIS_URL', 'http://bell.example.fr'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'with spaces in between'],
  ])('that cannot be used are named: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(UnusableSettings)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})
