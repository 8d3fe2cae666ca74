import { useEffect, useState } from 'react'
import { readCode, type CodeAnswer } from '../link/http.ts'

/** What is known of a code being typed. */
export type CodeCheck =
  | { readonly status: 'incomplete' | 'checking' | 'unknown' | 'unreachable' }
  | { readonly status: 'waiting'; readonly seconds: number }
  | { readonly status: 'known'; readonly opens: CodeAnswer }

/** The six digits of what was typed, however they were separated; null until there are six. */
export function codeIn(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  return digits.length === 6 ? digits : null
}

/** « 482 917 », for reading and while typing. */
export function spacedCode(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 6)
  return digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits
}

/** Asks what a code opens as soon as it is whole. */
export function useCodeCheck(text: string): CodeCheck {
  const code = codeIn(text)
  const [found, setFound] = useState<{ readonly code: string; readonly check: CodeCheck } | null>(null)
  useEffect(() => {
    if (code === null) return
    let isCurrent = true
    void check(code).then((result) => isCurrent && setFound({ code, check: result }))
    return () => {
      isCurrent = false
    }
  }, [code])
  if (code === null) return { status: 'incomplete' }
  return found?.code === code ? found.check : { status: 'checking' }
}

async function check(code: string): Promise<CodeCheck> {
  const answer = await readCode(code)
  if (answer.ok) return { status: 'known', opens: answer.value }
  if (answer.status === 429) return { status: 'waiting', seconds: Math.ceil((answer.retryAfterMs ?? 30_000) / 1000) }
  return { status: answer.status === 404 ? 'unknown' : 'unreachable' }
}
