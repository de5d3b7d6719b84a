import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { OfficeView } from '@/lib/staff/offices/queries'
import type { AccountView, OfficeChoice } from '@/lib/staff/queries'
import type { SessionView } from '@/lib/staff/sessions/queries'

/** Facts and a form for the tests of administration. */

const SINCE = new Date('2026-01-01T00:00:00Z')
const MOVED = new Date('2026-06-01T00:00:00Z')

export const OFFICES: OfficeChoice[] = [
  { id: 'shalamcheh', kind: 'CUSTOMS_OFFICE', fa: 'گمرک شلمچه', en: 'Shalamcheh customs' },
]

const posting = {
  role: 'CUSTOMS_OFFICER' as const,
  officeFa: 'گمرک شلمچه',
  officeEn: 'Shalamcheh customs',
  countyFa: 'خرمشهر',
  countyEn: 'Khorramshahr',
  madeAt: SINCE,
  madeBy: 'راهبر سامانه',
}

export const ACCOUNT: AccountView = {
  id: 'a',
  username: 'maryam',
  displayName: 'مریم کعبی',
  state: 'ACTIVE',
  role: 'CUSTOMS_OFFICER',
  officeFa: 'گمرک شلمچه',
  officeEn: 'Shalamcheh customs',
  createdAt: SINCE,
  disabledAt: null,
  lastSeenAt: MOVED,
  postings: [
    { ...posting, id: '2', validFrom: MOVED, validTo: null, state: 'CURRENT' },
    { ...posting, id: '1', validFrom: SINCE, validTo: MOVED, state: 'PAST', madeBy: null },
  ],
  runningSessions: 2,
  history: [],
}

const nothing = async () => undefined

export const NO_ACTIONS = {
  post: nothing,
  CALL_OFF: nothing,
  END_POSTING: nothing,
  END_SESSIONS: nothing,
  RESET: nothing,
  DISABLE: nothing,
  ENABLE: nothing,
}

export const OFFICE: OfficeView = {
  id: 'o',
  code: 'store-ahvaz',
  agency: 'OCSSP',
  kind: 'STORE',
  nameFa: 'انبار اهواز',
  nameEn: 'Ahvaz store',
  countyCode: 'ahvaz',
  countyFa: 'اهواز',
  countyEn: 'Ahvaz',
  retiredAt: null,
  people: 3,
  staff: [],
  history: [],
}

const session: SessionView = {
  id: 's1',
  own: true,
  device: { browser: 'CHROME', system: 'WINDOWS' },
  method: 'TOTP',
  address: '10.0.0.7',
  startedAt: SINCE,
  lastSeenAt: MOVED,
  expiresAt: MOVED,
}

export const SESSIONS: SessionView[] = [
  session,
  {
    ...session,
    id: 's2',
    own: false,
    device: { browser: 'FIREFOX', system: 'LINUX' },
    address: null,
  },
]

/** A form of one text, as any of the house. */
export function RuleForm({ action }: { action: FormAction<null> }) {
  const { form, control, summary } = useTypedForm({ empty: { grounds: '' }, action })
  return (
    <form {...form}>
      {summary({})}
      <label htmlFor="grounds">grounds</label>
      <input {...control('grounds')} />
      <button type="submit">send</button>
    </form>
  )
}
