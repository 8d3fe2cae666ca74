/** Why the rules said no, beside what was asked. */
export function Refusal({ text }: { readonly text: string | null }) {
  if (text === null) return null
  return (
    <p className="err" role="alert">
      {text}
    </p>
  )
}
