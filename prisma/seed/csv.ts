import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** The rows of one of our own CSV files, by the names in its first line. */
export function readCsv<Column extends string>(file: URL): Record<Column, string>[] {
  return parse(readFileSync(file), { bom: true, columns: true }) as Record<Column, string>[]
}
