import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { canReadOpened } from '@/lib/cases/exceptional/policy'
import type { AccessTimes } from '@/lib/cases/exceptional/rules'
import { readSeizureFacts, type SeizureFacts } from '@/lib/cases/facts/queries'
import {
  type CaseDetail,
  type OrderView,
  type RulingView,
  readOrder,
  readRulings,
} from '@/lib/cases/queries'
import { readExceptionally, type Tx } from '@/lib/db'
import type { Concealment, CustodyKind } from '@/prisma/generated/enums'

/** A file as somebody from outside reads it: everything about it, nothing to do with it. */
export interface OpenedFile {
  seizure: SeizureFacts
  find: { concealment: Concealment; note: string | null; recordedByName: string }
  custody: CustodyLine[]
  /** Undefined where no branch has it yet. */
  file: FileHead | undefined
  rulings: RulingView[]
  order: OrderView | undefined
  history: HistoryLine[]
}

export type FileHead = Pick<
  CaseDetail,
  'id' | 'number' | 'state' | 'branchFa' | 'branchEn' | 'filedAt' | 'filedByName' | FileTime
>
type FileTime = 'acceptedAt' | 'ruledAt' | 'notifiedAt' | 'appealedAt' | 'finalAt' | 'closedAt'

/** A step of an item's custody. */
export interface CustodyLine {
  id: string
  /** Place of the item in the seizure. */
  item: number
  kind: CustodyKind
  at: Date
  toCode: string | null
  holderFa: string
  holderEn: string
  byName: string
  note: string | null
}

/** The file of an opening of this actor; undefined where it is over. Rows of other files do not exist in there. */
export async function getOpenedFile(
  actor: Actor,
  access: AccessTimes & { actorId: string },
  at: Date,
): Promise<OpenedFile | undefined> {
  const { seizureId } = access
  if (!canReadOpened(actor, access, at).ok || seizureId === null) return undefined
  return readExceptionally(actor, async (tx) => {
    const seizure = await readSeizureFacts(tx, { id: seizureId })
    const [find] = await readFind(tx, seizureId)
    if (!seizure || !find) return undefined
    const [file] = await readHead(tx, seizureId)
    const [order] = file ? await readOrder(tx, file.id) : []
    const rulings = file ? await readRulings(tx, file.id) : []
    const custody = await readCustody(tx, seizureId)
    const ids = [seizureId, file?.id, order?.id].flatMap((id) => id ?? [])
    return { seizure, find, custody, file, rulings, order, history: await listHistory(tx, ids) }
  })
}

function readFind(tx: Tx, seizureId: string): Promise<OpenedFile['find'][]> {
  return tx.$queryRaw<OpenedFile['find'][]>`
    SELECT z.concealment, z.note, u.display_name AS "recordedByName"
    FROM seizure z JOIN user_account u ON u.id = z.recorded_by_id WHERE z.id = ${seizureId}::uuid`
}

function readHead(tx: Tx, seizureId: string): Promise<FileHead[]> {
  return tx.$queryRaw<FileHead[]>`
    SELECT f.id, f.number::int AS number, f.state, b.name_fa AS "branchFa", b.name_en AS "branchEn",
      f.filed_at AS "filedAt", u.display_name AS "filedByName", f.accepted_at AS "acceptedAt", f.ruled_at AS "ruledAt",
      f.notified_at AS "notifiedAt", f.appealed_at AS "appealedAt", f.final_at AS "finalAt", f.closed_at AS "closedAt"
    FROM case_file f JOIN office b ON b.id = f.office_id JOIN user_account u ON u.id = f.filed_by_id
    WHERE f.seizure_id = ${seizureId}::uuid`
}

function readCustody(tx: Tx, seizureId: string): Promise<CustodyLine[]> {
  return tx.$queryRaw<CustodyLine[]>`
    SELECT e.id, i.ordinal AS item, e.kind, e.at, t.code AS "toCode", h.name_fa AS "holderFa",
      h.name_en AS "holderEn", u.display_name AS "byName", e.note
    FROM custody_event e JOIN seized_item i ON i.id = e.item_id JOIN office h ON h.id = e.holder_id
      JOIN user_account u ON u.id = e.by_id LEFT JOIN bay t ON t.id = e.to_bay_id
    WHERE i.seizure_id = ${seizureId}::uuid ORDER BY e.at, i.ordinal, e.ordinal`
}
