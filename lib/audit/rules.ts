/** What is written down about reading: personal data and exports. The others are changes. */
export const READS = [
  'CASE_READ',
  'SEIZURE_READ',
  'RECEIPT_READ',
  'ACCOUNTS_LISTED',
  'AUDIT_SEARCHED',
  'AUDIT_EXPORTED',
  'AUDIT_VERIFIED',
  'EXCEPTIONAL_FILE_READ',
] as const

export type ReadEvent = (typeof READS)[number]

/** The kinds of things that can be looked up in the log by what they are known by on paper. */
export const FOUND_BY_NUMBER = ['SCAN', 'CONSIGNMENT', 'SEIZURE', 'CASE', 'ORDER', 'ALERT'] as const

export type FoundByNumber = (typeof FOUND_BY_NUMBER)[number]
