import { describe, expect, it } from 'vitest'
import { projectSources, type Source, sourceOf } from './sources'

/** Names what breaks a rule, one line each; nothing where it holds. */
export type Check = (sources: Source[]) => string[]

/** Where a text lies and what it says. */
type Sample = [path: string, text: string]

/**
 * A rule holds for the project, and its check proves itself: it must catch every sample of `refuses` and
 * leave every one of `allows` alone. A check that cannot fail is worth nothing.
 */
export function rule(
  title: string,
  check: Check,
  samples: { refuses: Sample[]; allows?: Sample[] },
): void {
  const ask = ([path, text]: Sample) => check([sourceOf(path, text)])
  describe(title, () => {
    it('holds', () => {
      expect(check(projectSources())).toEqual([])
    })
    it.each(samples.refuses)('would catch it in %s: %s', (...sample) => {
      expect(ask(sample)).not.toEqual([])
    })
    it.each(samples.allows ?? [])('lets be in %s: %s', (...sample) => {
      expect(ask(sample)).toEqual([])
    })
  })
}
