/** Every address of the product; `key` is the secret of a link, kept in the fragment so that no server log holds it. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'join'; readonly code: string | null }
  | { readonly page: 'facilitator'; readonly workshop: string; readonly key: string | null }
  | { readonly page: 'projector'; readonly workshop: string; readonly key: string | null }
  /** Where a link in a mail leads; its address is also the door that its button knocks at. */
  | { readonly page: 'mail'; readonly act: keyof typeof mailPaths; readonly workshop: string; readonly path: string }
  | WorkshopRoute
  | { readonly page: 'session'; readonly workshop: string }
  | { readonly page: 'console'; readonly workshop: string }
  | { readonly page: StaticPage }
  | { readonly page: 'unknown'; readonly path: string }

/** What the workshop page shows: everything under /d/:workshop except the session and the console; `thread` is a conversation to go to. */
export type WorkshopRoute =
  | { readonly page: 'workshop'; readonly workshop: string }
  | { readonly page: 'diagnostic'; readonly workshop: string; readonly domain: string | null; readonly thread?: string }
  /** The space of an institution, one's own without one. */
  | {
      readonly page: 'space'
      readonly workshop: string
      readonly institution: string | null
      readonly domain: string | null
      readonly thread?: string
    }
  | { readonly page: 'plan'; readonly workshop: string; readonly action: string | null; readonly thread?: string }
  | { readonly page: 'results'; readonly workshop: string; readonly round: string | null }
  | { readonly page: 'documents'; readonly workshop: string }
  | { readonly page: 'catch-up'; readonly workshop: string }
  | { readonly page: 'conversations'; readonly workshop: string }
  | { readonly page: 'preparing'; readonly workshop: string }
  /** Two versions of the diagnostic, `to` null for its present text. */
  | { readonly page: 'comparison'; readonly workshop: string; readonly from: string; readonly to: string | null }

/** What stands in an address where the name of a domain would: the page of the stakes. */
export const stakesPlace = 'enjeux'

/** The same in a space: the page of its institution’s own sessions. */
export const sessionsPlace = 'seances'

/** What the fragment of an address begins with where it leads to a conversation. */
export const threadPrefix = 'fil-'

/** Pages of plain text that every public site owes. */
export type StaticPage = 'accessibility' | 'legal' | 'privacy'

const mailPaths = { confirm: 'confirmer', stop: 'arreter' } as const

const staticPaths: Readonly<Record<StaticPage, string>> = {
  accessibility: '/accessibilite',
  legal: '/mentions',
  privacy: '/donnees',
}

// Pages of a démarche that are one address each.
const sections = {
  documents: 'documents',
  'catch-up': 'depuis',
  conversations: 'conversations',
  preparing: 'preparer',
  session: 'seance',
  console: 'console',
} as const

/** The address of a route, with its fragment where it has a key or leads to a conversation. */
export function pathOf(route: Route): string {
  const thread = 'thread' in route ? route.thread : undefined
  return withoutThread(route) + (thread === undefined ? '' : fragment(threadPrefix + thread))
}

function withoutThread(route: Route): string {
  if ('path' in route) return route.path
  switch (route.page) {
    case 'home':
      return '/'
    case 'join':
      return path('rejoindre', route.code)
    case 'facilitator':
      return path('animer', route.workshop) + fragment(route.key)
    case 'projector':
      return path('ecran', route.workshop) + fragment(route.key)
    case 'workshop':
      return path('d', route.workshop)
    case 'diagnostic':
      return path('d', route.workshop, 'diagnostic', route.domain)
    case 'space':
      return path('d', route.workshop, 'espace', route.institution, route.institution && route.domain)
    case 'plan':
      return path('d', route.workshop, 'plan', route.action)
    case 'results':
      return path('d', route.workshop, 'resultats', route.round)
    case 'documents':
    case 'catch-up':
    case 'conversations':
    case 'preparing':
    case 'session':
    case 'console':
      return path('d', route.workshop, sections[route.page])
    case 'comparison':
      return path('d', route.workshop, 'comparer', [route.from, ...(route.to === null ? [] : [route.to])].join('..'))
    case 'accessibility':
    case 'legal':
    case 'privacy':
      return staticPaths[route.page]
  }
}

/** The route of an address: a path, with or without its query and fragment. */
export function parseRoute(address: string): Route {
  const [beforeKey = '', key = ''] = address.split('#', 2)
  const [pathname = ''] = beforeKey.split('?', 1)
  const unknown: Route = { page: 'unknown', path: pathname }
  const parts = decoded(pathname.split('/').filter((part) => part !== ''))
  if (parts === null || parts.length > 5) return unknown
  const [first, second = null] = parts
  if (first === undefined) return { page: 'home' }
  if (first === 'd') return workshopRoute(parts) ?? unknown
  if (first === 'courriel') return mailRoute(parts, pathname) ?? unknown
  if (parts.length > 2) return unknown
  if (first === 'rejoindre') return { page: 'join', code: second }
  if (first === 'animer' && second !== null) return { page: 'facilitator', workshop: second, key: key || null }
  if (first === 'ecran' && second !== null) return { page: 'projector', workshop: second, key: key || null }
  return staticRoute(pathname) ?? unknown
}

function workshopRoute(parts: readonly string[]): Route | null {
  const [, workshop, section, fourth, fifth] = parts
  const [detail, domain] = [fourth ?? null, fifth ?? null]
  if (workshop === undefined) return null
  if (section === undefined) return { page: 'workshop', workshop }
  if (section === 'espace') return { page: 'space', workshop, institution: detail, domain }
  if (domain !== null) return null
  if (section === 'diagnostic') return { page: 'diagnostic', workshop, domain: detail }
  if (section === 'plan') return { page: 'plan', workshop, action: detail }
  if (section === 'resultats') return { page: 'results', workshop, round: detail }
  if (section === 'comparer' && detail !== null) {
    const [from = '', to = null] = detail.split('..')
    return { page: 'comparison', workshop, from, to }
  }
  if (detail !== null) return null
  for (const page of Object.keys(sections) as (keyof typeof sections)[]) {
    if (sections[page] === section) return { page, workshop }
  }
  return null
}

function mailRoute([, name, token, rest]: readonly string[], address: string): Route | null {
  const act = (['confirm', 'stop'] as const).find((one) => mailPaths[one] === name)
  const [workshop] = token?.split('~') ?? []
  return act && workshop && rest === undefined ? { page: 'mail', act, workshop, path: address } : null
}

function staticRoute(pathname: string): Route | null {
  const bare = pathname.replace(/\/+$/, '')
  for (const page of ['accessibility', 'legal', 'privacy'] as const) if (staticPaths[page] === bare) return { page }
  return null
}

function path(...parts: readonly (string | null)[]): string {
  return parts.map((part) => (part === null ? '' : `/${encodeURIComponent(part)}`)).join('')
}

function fragment(key: string | null): string {
  return key === null ? '' : `#${key}`
}

// A stray % makes decodeURIComponent throw: such an address is simply unknown.
function decoded(parts: readonly string[]): readonly string[] | null {
  try {
    return parts.map(decodeURIComponent)
  } catch {
    return null
  }
}
