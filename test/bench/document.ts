import type { Page } from 'playwright-core'

/** Milliseconds to receive the whole plan as a Word file, one figure a run; asked by a person who takes part. */
export async function documentTimesMs(page: Page, workshop: string, runs: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    const answer = await page.request.get(`/api/workshops/${workshop}/export/plan.docx`)
    await answer.body()
    times.push(performance.now() - startedAt)
    if (!answer.ok()) throw new Error(`the document answers ${answer.status()}`)
  }
  return times
}
