/** Does the work of every county, one after the other. What fails in one does not keep the others from theirs. */
export async function eachCounty<Counts>(
  counties: Iterable<string>,
  work: (county: string) => Promise<Counts>,
): Promise<Readonly<Record<string, Counts>>> {
  const counts: Record<string, Counts> = {}
  const errors: unknown[] = []
  const reasons: string[] = []
  for (const county of counties) {
    try {
      counts[county] = await work(county)
    } catch (error) {
      errors.push(error)
      reasons.push(`${county}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`)
    }
  }
  // The reasons stand in the message, since logs show no more of an error than that.
  if (errors.length > 0) throw new AggregateError(errors, `counties failed: ${reasons.join('; ')}`)
  return counts
}
