import type { Editor } from '@tiptap/core'
import { useCallback, useState } from 'react'
import { plainText } from '../../shared/documents/rich-text.ts'
import { RichTextField } from '../editor/rich-text-field.tsx'
import { WritingFrame } from '../editor/writing-frame.tsx'
import { draftAnchor } from '../comments/conversation.ts'
import type { DraftPassage } from '../editor/passage.ts'
import { fragmentIn } from '../link/record-in.ts'
import { useAllWords } from '../ui/words.tsx'
import { Button } from '../ui/button.tsx'
import { MessageSquareText } from 'lucide-react'
import type { Fiche } from './fiche.ts'
import { WrittenField } from './written.tsx'
import styles from './fiche.module.css'

/** The description of an action, in rich text, commented in the margin. */
export function ActionDescription({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions
  const { action, record, open, me, passages, acts, number } = fiche
  const { undo, awareness, mayWrite } = open
  const [editor, setEditor] = useState<Editor | null>(null)
  const fragment = fragmentIn(record, 'description')
  const comment = useCallback(
    (passage: DraftPassage | null) =>
      acts.begin({ subject: action.id, code: number, anchor: draftAnchor(passage, action.title) }),
    [acts, action.id, action.title, number],
  )
  if (fragment === null || (!mayWrite && plainText(action.description) === '')) return null
  return (
    <WrittenField fiche={fiche} field="text" title={words.description}>
      {() => (
        <WritingFrame
          subject={action.id}
          label={words.description}
          className={styles['description'] ?? ''}
          {...{ awareness, undo, mayWrite, editor }}
          onComment={comment}
          tools={
            <Button variant="quiet" icon={MessageSquareText} onClick={() => comment(null)}>
              {words.commentWhole}
            </Button>
          }
        >
          {() => (
            <RichTextField
              text={action.description}
              label={words.description}
              {...{ fragment, undo, awareness, me, mayWrite, passages }}
              onPassage={mayWrite ? acts.follow : acts.activate}
              onComment={comment}
              onEditor={setEditor}
            />
          )}
        </WritingFrame>
      )}
    </WrittenField>
  )
}
