import type { Cell } from './copy'
import { auditRow, type Deed } from './journal'
import type { Numbers } from './numbers'
import type { Table } from './tables'
import { addLine, type Lines } from './tables'

/** Rows of every table on their way into the database, with their numbers. */
export class Ledger {
  readonly lines: Lines = new Map()

  constructor(readonly numbers: Numbers) {}

  row(table: Table, row: Cell[]): void {
    addLine(this.lines, table, row)
  }

  event(deed: Deed): void {
    addLine(this.lines, 'audit_event', auditRow(deed))
  }
}
