import { z } from 'zod'

/**
 * An id, made by who asks: a retried command is the same command. What every object has by itself is refused
 * (`constructor`, `__proto__`…): a map asked for it would answer, although nobody ever put it there.
 */
export function idSchema<Kind extends string>(): z.ZodType<Kind, Kind> {
  const text = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
  return text.refine((id) => !(id in Object.prototype)) as unknown as z.ZodType<Kind, Kind>
}
