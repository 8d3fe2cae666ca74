import { keepFile } from '../ui/keep-file.ts'

/** What a download came to. */
export type Download =
  | { readonly status: 'ready'; readonly file: string; readonly bytes: number }
  | { readonly status: 'failed' }
  | { readonly status: 'refused' }

/** Fetches a file and hands it to the browser to keep; large ones take their time, so it has no time limit. */
export async function download(path: string, fallbackName: string): Promise<Download> {
  try {
    const response = await fetch(path)
    if (response.status === 401 || response.status === 403) return { status: 'refused' }
    if (!response.ok) return { status: 'failed' }
    const content = await response.blob()
    const file = fileName(response.headers.get('Content-Disposition')) ?? fallbackName
    keepFile(content, file)
    return { status: 'ready', file, bytes: content.size }
  } catch {
    return { status: 'failed' }
  }
}

/** The name that the server gives a file (RFC 6266: the encoded form is the whole one). */
export function fileName(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded !== undefined) return decoded(encoded)
  return disposition?.match(/filename="([^"]+)"/i)?.[1] ?? null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
