import { useState, type DragEvent } from 'react'

const draggedType = 'application/x-tour-de-table'

/** Begins to drag a thing by its handle: the whole line or card follows the mouse. */
export function startDrag(event: DragEvent<HTMLElement>, id: string): void {
  event.dataTransfer.setData(draggedType, id)
  event.dataTransfer.effectAllowed = 'move'
  const whole = event.currentTarget.closest('article, tr')
  if (whole) event.dataTransfer.setDragImage(whole, 20, 20)
}

/** Which edge of a card or line a dragged thing would go to; null while none is over it. */
export type DropEdge = 'before' | 'after' | null

/** What makes an element receive dragged things, and where the one above it would go. */
export function useDropTarget(onDrop: (id: string, edge: 'before' | 'after') => void) {
  const [edge, setEdge] = useState<DropEdge>(null)
  const edgeAt = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  return {
    edge,
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!event.dataTransfer.types.includes(draggedType)) return
        event.preventDefault()
        setEdge(edgeAt(event))
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setEdge(null)
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        setEdge(null)
        const id = event.dataTransfer.getData(draggedType)
        if (id === '') return
        event.preventDefault()
        onDrop(id, edgeAt(event))
      },
    },
  }
}
