import type { Actor } from '@/lib/actor'
import { readSeizureFacts, type SeizureFacts } from '@/lib/cases/facts/queries'
import { readFineBands } from '@/lib/cases/legal-rules/queries'
import { canFile } from '@/lib/cases/policy'
import type { FineBandView } from '@/lib/cases/proposals/rules'
import { readAs } from '@/lib/db'

export interface Branch {
  id: string
  fa: string
  en: string
}

export interface Filing {
  seizure: SeizureFacts
  branches: Branch[]
  bands: FineBandView[]
  /** Set where it has been filed already. */
  caseNumber: number | null
}

/** What an officer checks before filing a seizure of their own office; undefined where there is none to file. */
export async function getFiling(actor: Actor, seizureNumber: number): Promise<Filing | undefined> {
  if (!canFile(actor, actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const seizure = await readSeizureFacts(tx, { number: seizureNumber })
    if (!seizure || !canFile(actor, { officeId: seizure.discovererId }).ok) return undefined
    const branches = await tx.$queryRaw<Branch[]>`
      SELECT id, name_fa AS fa, name_en AS en FROM office WHERE kind = 'BENCH' ORDER BY name_fa`
    const filed = await tx.caseFile.findUnique({ where: { seizureId: seizure.id } })
    const caseNumber = filed && Number(filed.number)
    return { seizure, branches, bands: await readFineBands(tx), caseNumber }
  })
}
