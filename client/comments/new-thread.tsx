import { useState } from 'react'
import { threadKinds, type ThreadKind } from '../../shared/workshop/thread.ts'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { anchorName } from './anchor-name.ts'
import { useCommentDraft } from './comment-draft.ts'
import { CommentForm } from './comment-form.tsx'
import type { Conversation, Draft } from './conversation.ts'
import type { ThreadActs } from './thread-acts.ts'
import { WordingField } from './wording-field.tsx'
import styles from './comments.module.css'

interface NewThreadProps {
  readonly draft: Draft
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

/** A conversation about to begin: the words it is about, what it is for, and the first comment. */
export function NewThread({ draft, conversation, acts }: NewThreadProps) {
  const words = useAllWords().comments
  const [kind, setKind] = useState<ThreadKind>('remark')
  const { anchor } = draft
  const quote = anchor.on === 'passage' ? anchor.passage.quote : ''
  const name = anchor.on === 'passage' ? quote : anchorName(anchor, words, 'open')
  const spot = `${draft.subject}${anchor.on === 'figure' ? ` ${anchor.figure}` : ''}`
  const [wording, setWording] = useCommentDraft(`wording ${draft.subject} ${quote.slice(0, 80)}`, quote)
  // Only words that are quoted can be written anew.
  const offered = threadKinds.filter((one) => one !== 'proposal' || quote !== '')
  return (
    <section className={styles['new']} aria-label={words.newComment}>
      <blockquote>{[draft.code, name ?? words.on.whole].filter(Boolean).join(' · ')}</blockquote>
      <CommentForm
        key={`${spot} ${quote}`}
        draftKey={`new ${spot}`}
        label={kind === 'proposal' ? words.why : words.yourComment}
        verb={words.send}
        onCancel={conversation.endDraft}
        onSend={async (text, mentions) => {
          const replacement = kind === 'proposal' ? wording.trim() : null
          if (replacement === '' || replacement === quote.trim()) return words.sameWording
          const { refusal, thread } = await acts.open(draft, { kind, text, mentions, replacement })
          if (refusal !== null) return refusal
          setWording('')
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
          options={offered.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {kind === 'proposal' && <WordingField value={wording} onChange={setWording} />}
      </CommentForm>
    </section>
  )
}
