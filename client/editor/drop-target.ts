import { useState, type DragEvent } from 'react'

/** What can be dragged; a place only takes what belongs there. */
export type Draggable = 'finding' | 'stake' | 'axis' | 'objective' | 'action'

const draggedType = (kind: Draggable) => `application/x-tour-de-table-${kind}`

/** Begins to drag a thing by its handle: the whole line or card follows the mouse. */
export function startDrag(event: DragEvent<HTMLElement>, kind: Draggable, id: string): void {
  event.dataTransfer.setData(draggedType(kind), id)
  event.dataTransfer.effectAllowed = 'move'
  const whole = event.currentTarget.closest('article, tr')
  if (whole) event.dataTransfer.setDragImage(whole, 20, 20)
}

/** Which edge of a card or line a dragged thing would go to; null while none is over it. */
export type DropEdge = 'before' | 'after' | null

type OnDrop = (id: string, edge: 'before' | 'after') => void

/** What makes an element receive dragged things, each kind in its own way, and where the one above it would go. */
export function useDropTarget(onDropOf: Partial<Readonly<Record<Draggable, OnDrop>>>) {
  const [edge, setEdge] = useState<DropEdge>(null)
  const kindOf = ({ dataTransfer: { types } }: DragEvent) =>
    (Object.keys(onDropOf) as Draggable[]).find((kind) => types.includes(draggedType(kind)))
  const edgeAt = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  return {
    edge,
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (kindOf(event) === undefined) return
        event.preventDefault()
        setEdge(edgeAt(event))
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setEdge(null)
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        setEdge(null)
        const kind = kindOf(event)
        if (kind === undefined) return
        event.preventDefault()
        onDropOf[kind]?.(event.dataTransfer.getData(draggedType(kind)), edgeAt(event))
      },
    },
  }
}
