import pino, { type DestinationStream, type Level, type Logger } from 'pino'

/**
 * The server's log: JSON, one line each, and no personal data. Names, codes, cookies, texts and addresses are never
 * handed to it; of errors, which may quote them, it keeps what is not a quotation.
 */
export function newLog(level: Level | 'silent', destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { error: withoutWords } }
  return destination ? pino(options, destination) : pino(options)
}

// A parser says what it stumbled over, a database which row: causes and details are left out altogether.
function withoutWords(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { type: name, code, message: unquoted(message), at: placesIn(stack) }
}

const longestMessage = 200

function unquoted(message: string): string {
  const [first = ''] = message.split('\n')
  return first.replace(/(["'`“«])[^]*["'`”»]/g, '$1…').slice(0, longestMessage)
}

// The stack begins with the message, which was cleaned already.
function placesIn(stack: string | undefined): readonly string[] {
  return (stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []))
}
