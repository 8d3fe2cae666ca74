import { encodeAny, toBase64 } from 'lib0/buffer'
import * as sha256 from 'lib0/hash/sha256'
import * as Y from 'yjs'
import { canonical, type Json } from '../canonical.ts'
import type { FindingId, InstitutionId } from '../id.ts'
import { addFinding, findingsOf, setOrigin, type Finding } from './finding.ts'
import { restoreField } from './restore.ts'
import type { RichNode, RichText } from './rich-text.ts'

/** What a finding says: not who said it, where it stands, or who comments on it. */
export type FindingContent = Pick<Finding, 'domain' | 'type' | 'title' | 'body' | 'evidence' | 'territory'>

const contentFields = ['domain', 'type', 'title', 'body', 'evidence', 'territory'] as const

/** What a finding says, without the marks of comments. */
export function contentOf({ domain, type, title, body, evidence, territory }: Finding): FindingContent {
  return { domain, type, title, body: withoutComments(body), evidence, territory }
}

/** SHA-256 of what a finding says, in base64: two that say the same have the same. */
export function contentFingerprint(finding: Finding): string {
  const { evidence, ...content } = contentOf(finding)
  const figures = evidence.map(({ id: _, ...fields }) => fields)
  return toBase64(sha256.digest(encodeAny(canonical({ ...content, figures } as unknown as Json))))
}

/** Writes what a finding says into a diagnostic, as a new one or over one that nobody has changed, with its origin. */
export function pourFinding(
  doc: Y.Doc,
  content: FindingContent,
  { as, institution }: { readonly as: FindingId; readonly institution: InstitutionId },
): void {
  const known = findingsOf(doc).get(as)
  if (!(known instanceof Y.Map)) return addFinding(doc, { ...content, id: as, origins: [institution] })
  const scratch = new Y.Doc()
  addFinding(scratch, { ...content, id: as })
  const wanted = findingsOf(scratch).get(as)
  if (wanted instanceof Y.Map) for (const field of contentFields) restoreField(known, field, wanted.get(field))
  setOrigin(known, institution, 'said')
  scratch.destroy()
}

function withoutComments(body: RichText): RichText {
  return { ...body, content: body.content.map(unmarked) }
}

// Words that a comment had cut in two are one again.
function unmarked(node: RichNode): RichNode {
  if (node.type === 'text' || !node.content) return node
  const content = node.content.reduce<readonly RichNode[]>((before, child) => {
    const last = before.at(-1)
    const next = child.type === 'text' ? plain(child) : unmarked(child)
    if (last?.type !== 'text' || next.type !== 'text' || !isLike(last, next)) return [...before, next]
    return [...before.slice(0, -1), { ...last, text: last.text + next.text }]
  }, [])
  return { ...node, content }
}

function plain({ marks, ...words }: TextNode): TextNode {
  const left = marks?.filter(({ type }) => type !== 'comment') ?? []
  return left.length > 0 ? { ...words, marks: left } : words
}

function isLike(one: TextNode, other: TextNode): boolean {
  return canonical((one.marks ?? []) as unknown as Json) === canonical((other.marks ?? []) as unknown as Json)
}

type TextNode = Extract<RichNode, { type: 'text' }>
