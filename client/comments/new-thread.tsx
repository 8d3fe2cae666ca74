import { useState } from 'react'
import { threadKinds, type ThreadKind } from '../../shared/workshop/thread.ts'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { CommentForm } from './comment-form.tsx'
import type { Conversation, Draft } from './conversation.ts'
import type { ThreadActs } from './thread-acts.ts'
import styles from './comments.module.css'

const offeredKinds = threadKinds.filter((kind) => kind !== 'proposal')

interface NewThreadProps {
  readonly draft: Draft
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

/** A conversation about to begin: the words it is about, what it is for, and the first comment. */
export function NewThread({ draft, conversation, acts }: NewThreadProps) {
  const words = useAllWords().comments
  const [kind, setKind] = useState<ThreadKind>('remark')
  return (
    <section className={styles['new']} aria-label={words.newComment}>
      <blockquote>{[draft.code, draft.passage?.quote ?? words.whole].filter(Boolean).join(' · ')}</blockquote>
      <CommentForm
        key={`${draft.subject} ${draft.passage?.quote ?? ''}`}
        draftKey={`new ${draft.subject}`}
        label={words.yourComment}
        verb={words.send}
        onCancel={conversation.endDraft}
        onSend={async (text, mentions) => {
          const { refusal, thread } = await acts.open(draft, { kind, text, mentions })
          if (refusal !== null) return refusal
          conversation.endDraft()
          conversation.choose('open')
          conversation.activate(thread)
          return null
        }}
      >
        <Select
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={offeredKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </CommentForm>
    </section>
  )
}
