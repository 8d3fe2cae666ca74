import { Fragment, type ReactNode } from 'react'
import type { Mark, RichNode, RichText } from '../../shared/documents/rich-text.ts'
import type { Passages } from './passage.ts'
import { isSafeAddress } from './safe-address.ts'
import './rich-text.css'

interface RichTextViewProps {
  readonly text: RichText
  readonly passages?: Passages
  readonly onPassage?: (thread: string) => void
}

/** A text to read, with the commented words that are to be shown. */
export function RichTextView({ text, passages, onPassage }: RichTextViewProps) {
  const content = text.content.length > 0 ? text.content : [{ type: 'paragraph' } as const]
  return (
    <div className="rich" onClick={(event) => followPassage(event.target, onPassage)} role="presentation">
      {content.map((node, index) => (
        <Block key={index} node={node} passages={passages} />
      ))}
    </div>
  )
}

interface BlockProps {
  readonly node: RichNode
  readonly passages: Passages | undefined
}

function Block({ node, passages }: BlockProps): ReactNode {
  if (node.type === 'text') return marked(node.text, node.marks ?? [], passages)
  if (node.type === 'hardBreak') return <br />
  const Tag = tags[node.type]
  const content = (node.content ?? []).map((child, index) => <Block key={index} node={child} passages={passages} />)
  return <Tag>{content.length > 0 ? content : <br />}</Tag>
}

const tags = { paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li', blockquote: 'blockquote' } as const

function marked(text: string, marks: readonly Mark[], passages: Passages | undefined): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => wrapped(inner, mark, passages), <Fragment>{text}</Fragment>)
}

function wrapped(inner: ReactNode, { type, attrs }: Mark, passages: Passages | undefined): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'link':
      return isSafeAddress(attrs?.['href']) ? (
        <a href={attrs?.['href']} rel="noopener noreferrer nofollow" target="_blank">
          {inner}
        </a>
      ) : (
        inner
      )
    case 'comment': {
      const thread = attrs?.['thread'] ?? ''
      if (!passages?.numberByThread.has(thread)) return inner
      return (
        <mark className={thread === passages.active ? 'passage now' : 'passage'} data-passage={thread}>
          {inner}
        </mark>
      )
    }
  }
}

function followPassage(target: EventTarget, onPassage: RichTextViewProps['onPassage']): void {
  const passage = target instanceof Element ? target.closest<HTMLElement>('[data-passage]') : null
  if (passage) onPassage?.(passage.dataset['passage'] ?? '')
}
