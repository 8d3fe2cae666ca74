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
      smtp: null,
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

  test('say how mail leaves, and in whose name', () => {
    const [SMTP_URL, PUBLIC_URL] = ['smtps://user:word@mail.example.fr', 'https://ctg.example.fr']
    const smtpOf = (MAIL_FROM: string) => readSettings({ SMTP_URL, PUBLIC_URL, MAIL_FROM }).smtp
    expect(smtpOf('ctg@example.fr')).toEqual({ url: SMTP_URL, from: { name: '', address: 'ctg@example.fr' } })
    expect(smtpOf('Tour de table <ctg@example.fr>')?.from).toEqual({ name: 'Tour de table', address: 'ctg@example.fr' })
    expect(() => readSettings({ SMTP_URL, PUBLIC_URL })).toThrow('SMTP_URL needs MAIL_FROM')
    expect(() => readSettings({ SMTP_URL, MAIL_FROM: 'ctg@example.fr' })).toThrow('SMTP_URL needs PUBLIC_URL')
    expect(() => readSettings({ MAIL_FROM: 'ctg@example.fr' })).toThrow('only together with SMTP_URL')
  })

  test('never repeat what was given: it may hold a password', () => {
    const read = () =>
      readSettings({
        DATABASE_URL: 'http://user:geheim@db',
        METRICS_TOKEN: 'geheim',
        REDIS_URL: 'geheim',
        SMTP_URL: 'http://user:geheim@mail',
      })
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
    ['SMTP_URL', 'mail.example.fr:25'],
    ['MAIL_FROM', 'Tour de table'],
    ['MAIL_FROM', 'Tour\nBcc: all@example.fr <ctg@example.fr>'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'with spaces in between'],
  ])('that cannot be used are named: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(UnusableSettings)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})
