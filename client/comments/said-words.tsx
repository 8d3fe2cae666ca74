import { Fragment } from 'react'
import type { Comment } from '../../shared/workshop/thread.ts'
import { Tag } from '../ui/tag.tsx'
import { callsIn, type Callable } from './mentions.ts'
import { useCallables } from './use-callables.ts'
import styles from './comments.module.css'

/** What a comment says, with whom it calls set apart; who has another name since is named below. */
export function SaidWords({ comment: { text, mentions } }: { readonly comment: Comment }) {
  const everybody = useCallables()
  const called = everybody.filter((one) => isCalled(one, mentions))
  const calls = called.length === 0 ? [] : callsIn(text, called)
  const named = new Set(calls.flatMap((call) => call.called))
  const starts = [0, ...calls.map(({ to }) => to)]
  return (
    <div className={styles['said']}>
      <p>
        {starts.map((start, index) => {
          const call = calls[index]
          return (
            <Fragment key={start}>
              {text.slice(start, call?.from)}
              {call && <b className={styles['call']}>{text.slice(call.from, call.to)}</b>}
            </Fragment>
          )
        })}
      </p>
      {called
        .filter((one) => !named.has(one))
        .map((one) => (
          <Tag key={one.id}>@{one.label}</Tag>
        ))}
    </div>
  )
}

function isCalled(one: Callable, { participants, institutions }: Comment['mentions']): boolean {
  return one.kind === 'participant' ? participants.includes(one.id) : institutions.includes(one.id)
}
