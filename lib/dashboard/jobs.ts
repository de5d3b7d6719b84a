import { asPlatform } from '@/lib/db'
import { ok } from '@/lib/result'

/** Folds the changes of scan and stock counts into their days; several processes at once do it once. Gives how many. */
export async function foldCounts(): Promise<number> {
  const folded = await asPlatform(async (tx) => {
    const [row] = await tx.$queryRaw<{ rows: number }[]>`
      SELECT (didban_fold_scan_counts() + didban_fold_stock_counts())::int AS rows`
    return ok(row?.rows ?? 0)
  })
  return folded.ok ? folded.value : 0
}
