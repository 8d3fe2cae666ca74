import type { Dice } from './random.ts'

/** Some recorded frames, as a hostile or broken client might send them: most are changed, some in order or number only. */
export function mutated(recorded: readonly Uint8Array[], throws: Dice): readonly Uint8Array[] {
  const one = (): Uint8Array => recorded[throws.below(recorded.length)] ?? new Uint8Array()
  switch (throws.below(8)) {
    case 0:
      return [flipped(one(), throws)]
    case 1:
      return [one().subarray(0, throws.below(one().length + 1))]
    case 2:
      return [spliced(one(), one(), throws)]
    case 3:
      return Array.from({ length: 1 + throws.below(20) }, one)
    case 4:
      return Array<Uint8Array>(1 + throws.below(40)).fill(one())
    case 5:
      return [lengthened(one(), throws)]
    case 6:
      return [one(), flipped(flipped(one(), throws), throws), one()]
    default:
      return [renumbered(one(), throws)]
  }
}

function flipped(frame: Uint8Array, throws: Dice): Uint8Array {
  const at = throws.below(Math.max(1, frame.length))
  return at < frame.length ? frame.with(at, (frame[at] ?? 0) ^ (1 << throws.below(8))) : frame
}

function spliced(head: Uint8Array, tail: Uint8Array, throws: Dice): Uint8Array {
  const [end, start] = [throws.below(head.length + 1), throws.below(tail.length + 1)]
  return Uint8Array.from([...head.subarray(0, end), ...tail.subarray(start)])
}

// Numbers of many bytes are what decoders trust least.
function lengthened(frame: Uint8Array, throws: Dice): Uint8Array {
  const at = throws.below(frame.length + 1)
  const run = new Uint8Array(1 + throws.below(200)).fill(throws.pick([0, 127, 128, 255]))
  return Uint8Array.from([...frame.subarray(0, at), ...run, ...frame.subarray(at)])
}

function renumbered(frame: Uint8Array, throws: Dice): Uint8Array {
  const at = throws.below(Math.max(1, frame.length))
  const number = throws.pick<readonly number[]>([
    [0],
    [1],
    [127],
    [255, 255, 255, 255, 15],
    [255, 255, 255, 255, 255, 255, 255, 15],
  ])
  return Uint8Array.from([...frame.subarray(0, at), ...number, ...frame.subarray(at + 1)])
}
