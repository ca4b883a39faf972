/** Does the work of every county, one after the other. What fails in one does not keep the others from theirs. */
export async function eachCounty<Counts>(
  counties: Iterable<string>,
  work: (county: string) => Promise<Counts>,
): Promise<Readonly<Record<string, Counts>>> {
  const counts: Record<string, Counts> = {}
  const errors: unknown[] = []
  for (const county of counties) {
    try {
      counts[county] = await work(county)
    } catch (error) {
      errors.push(new Error(`county ${county}`, { cause: error }))
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `the work of ${errors.length} counties failed`)
  return counts
}
