import { ALERT_LAW } from '@/lib/alerts/rules'
import { CASE_LAW, ORDER_LAW } from '@/lib/cases/rules'
import { DUTY_LAW, RESOLUTION_LAW } from '@/lib/council/rules'
import { ITEM_LAW } from '@/lib/custody/rules'
import { INTERVENTION_LAW, REPORT_LAW } from '@/lib/route-risk/rules'
import { SCANNER_LAW } from '@/lib/scanners/rules'
import { SCAN_LAW } from '@/lib/scans/rules'
import { SEIZURE_LAW } from '@/lib/seizures/rules'
import type { Law } from '@/lib/states'

/** Every law of states with the table it governs: what diagrams are drawn from and the database is compared with. */
export const LAWS: readonly { law: Law; table: string }[] = [
  { law: SCAN_LAW, table: 'scan_session' },
  { law: SEIZURE_LAW, table: 'seizure' },
  { law: ITEM_LAW, table: 'seized_item' },
  { law: CASE_LAW, table: 'case_file' },
  { law: ORDER_LAW, table: 'disposition_order' },
  { law: REPORT_LAW, table: 'route_report' },
  { law: INTERVENTION_LAW, table: 'intervention' },
  { law: SCANNER_LAW, table: 'scanner' },
  { law: RESOLUTION_LAW, table: 'resolution' },
  { law: DUTY_LAW, table: 'duty' },
  { law: ALERT_LAW, table: 'alert' },
]
