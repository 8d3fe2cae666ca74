import { lazy, type ComponentType } from 'react'
import type { Route, WorkshopRoute } from '../ui/route.ts'

const home = () => import('../home/home-page.tsx')
const join = () => import('../join/join-page.tsx')
const facilitator = () => import('../join/facilitator-page.tsx')
const workshop = () => import('../workshop/workshop-page.tsx')
const phone = () => import('../phone/phone-page.tsx')
const console = () => import('../console/console-page.tsx')
const projector = () => import('../projector/projector-page.tsx')
const mail = () => import('../mail/mail-link-page.tsx')
const statics = () => import('./static-page.tsx')
const unknown = () => import('./not-found-page.tsx')

const HomePage = late(async () => (await home()).HomePage)
const JoinPage = late(async () => (await join()).JoinPage)
const FacilitatorPage = late(async () => (await facilitator()).FacilitatorPage)
const WorkshopPage = late(async () => (await workshop()).WorkshopPage)
const PhonePage = late(async () => (await phone()).PhonePage)
const ConsolePage = late(async () => (await console()).ConsolePage)
const ProjectorPage = late(async () => (await projector()).ProjectorPage)
const MailLinkPage = late(async () => (await mail()).MailLinkPage)
const StaticPage = late(async () => (await statics()).StaticPage)
const NotFoundPage = late(async () => (await unknown()).NotFoundPage)

/** The page of a route; its code comes with it, so that a phone never loads the editor. */
export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'join':
      return <JoinPage code={route.code} />
    case 'facilitator':
      return <FacilitatorPage workshop={route.workshop} secret={route.key} />
    case 'projector':
      return <ProjectorPage workshop={route.workshop} secret={route.key} />
    case 'mail':
      return <MailLinkPage route={route} />
    case 'workshop':
    case 'diagnostic':
    case 'space':
    case 'plan':
    case 'results':
    case 'documents':
    case 'catch-up':
    case 'conversations':
    case 'preparing':
    case 'comparison':
      return <OneWorkshop route={route} />
    case 'session':
      return <PhonePage key={route.workshop} workshop={route.workshop} />
    case 'console':
      return <ConsolePage key={route.workshop} workshop={route.workshop} />
    case 'accessibility':
    case 'legal':
    case 'privacy':
      return <StaticPage page={route.page} />
    case 'unknown':
      return <NotFoundPage />
  }
}

/** Fetches the code of a route's page ahead of its first render. */
export function loadPage(route: Route): Promise<unknown> {
  const pages = {
    home,
    join,
    facilitator,
    projector,
    mail,
    workshop,
    diagnostic: workshop,
    space: workshop,
    plan: workshop,
    results: workshop,
    documents: workshop,
    'catch-up': workshop,
    conversations: workshop,
    preparing: workshop,
    comparison: workshop,
    session: phone,
    console,
    accessibility: statics,
    legal: statics,
    privacy: statics,
    unknown,
  } satisfies Readonly<Record<Route['page'], () => Promise<unknown>>>
  return pages[route.page]()
}

// Keyed by the démarche: another one begins from nothing, another section of the same keeps its connection.
function OneWorkshop({ route }: { readonly route: WorkshopRoute }) {
  return <WorkshopPage key={route.workshop} workshop={route.workshop} route={route} />
}

function late<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }))
}
