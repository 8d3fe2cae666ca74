import { Baby, Bike, Blocks, HandHeart, Handshake, House, Scale, type LucideIcon } from 'lucide-react'
import { domainColour, type LetteredDomain } from '../../shared/workshop/preparation.ts'
import { Icon } from './icon.tsx'
import { joined } from './joined.ts'

/** What is needed to show a domain. */
export interface ShownDomain extends LetteredDomain {
  readonly name: string
}

/** The class that gives a domain its colour, `--c` and `--t`. */
export function domainClass(domain: LetteredDomain): string {
  return `dm${domainColour(domain) ?? ''}`
}

/** The letter of a domain on its colour; alone only where its name is in the same view. */
export function DomainLetter(domain: LetteredDomain) {
  return (
    <span className={joined('dm', domainClass(domain))}>
      <span className="let">{domain.letter}</span>
    </span>
  )
}

/** A domain: letter, pictogram where its name calls for one, name. */
export function DomainName({ domain, plain = false }: { readonly domain: ShownDomain; readonly plain?: boolean }) {
  const pictogram = plain ? null : pictogramOf(domain.name)
  return (
    <span className={joined('dm', domainClass(domain))}>
      <span className="let" aria-hidden="true">
        {domain.letter}
      </span>
      {pictogram && <Icon of={pictogram} />}
      <span>{domain.name}</span>
    </span>
  )
}

// Domains belong to each démarche, so the pictogram follows their name; one that nothing here names has none.
const pictograms: readonly (readonly [RegExp, LucideIcon])[] = [
  [/petite enfance|early childhood|0.3 ans/, Baby],
  [/jeune|youth|young/, Bike],
  [/parent/, HandHeart],
  [/enfan|child/, Blocks],
  [/logement|habitat|cadre de vie|housing/, House],
  [/vie sociale|social life|lien social/, Handshake],
  [/droits|rights/, Scale],
]

function pictogramOf(name: string): LucideIcon | null {
  const plainName = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return pictograms.find(([pattern]) => pattern.test(plainName))?.[1] ?? null
}
