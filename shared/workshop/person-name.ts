import { z } from 'zod'

// Control and half characters, and the invisible ones that turn the text around, join it up or hide in it.
// The joiners inside some emoji and scripts (U+200C, U+200D) stay.
const unfit = /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A person's name on one line, as everybody will read it: nothing invisible in it, and something to see. */
export const personName = z
  .string()
  .max(400)
  .transform((text) => text.replace(unfit, ' ').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(80).regex(visible, 'nothing to see'))
