import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { useCatchUp } from './catch-up-door.ts'

/** One line on the home of a démarche: how much is new since the last visit. Nothing on the first one. */
export function CatchUpEntry({ workshop }: { readonly workshop: string }) {
  const words = useAllWords().catchUp
  const formats = useFormats()
  const { state } = useCatchUp(workshop)
  if (state.status !== 'ready') return null
  const { since, events, left, changes, waiting } = state.catchUp
  if (since === null) return null
  const answers = waiting.filter(({ type }) => type === 'answer').length
  return (
    <span className="s mut">
      <Link to={{ page: 'catch-up', workshop }}>
        <Ordinals text={words.since(formats.day(since))} />
      </Link>
      {words.entry(events.length + left + changes.length, answers)}
    </span>
  )
}
