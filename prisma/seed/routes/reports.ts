import { idFrom } from '@/lib/id'
import type { ReportState } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { type Random, seededRandom, seedOf } from '../random'
import { type Person, staffOf } from '../staff'
import { DAY, HOUR, secondly } from '../work-days'
import { commandOf, SEGMENTS, type Segment } from './segments'

/** What police saw, and what another officer said of it. */
export interface ReportPlan {
  id: string
  segment: Segment
  reporter: Person
  severity: number
  observedAt: number
  submittedAt: number
  note: string
  state: ReportState
  answeredAt: number | null
  answeredBy: Person | null
}

const NOTES = {
  land: [
    'تردد شبانه خودروهای شوتی بدون چراغ',
    'رد تازه چرخ وانت‌های سنگین در کنار مسیر',
    'تخلیه بار از کامیون به چند وانت',
    'عبور دام به سوی مرز',
    'انبار موقت کارتن‌ها در نخلستان کنار راه',
  ],
  water: [
    'تردد قایق‌های تندرو پیش از سپیده‌دم',
    'تخلیه گالن سوخت به شناور کوچک',
    'جابه‌جایی بسته‌ها میان نیزار و ساحل',
    'پهلوگیری شناور بدون شماره',
  ],
}

/** Reports on a route of each heat, 0 to 4, from and to. */
const COUNTS: [number, number][] = [
  [0, 1],
  [2, 5],
  [7, 11],
  [15, 21],
  [32, 38],
]

/** The reports on all routes, oldest first. */
export function planReports(now: number): ReportPlan[] {
  const reports = SEGMENTS.flatMap((segment, index) => {
    const random = seededRandom(seedOf(index, Math.floor(now / DAY), 71))
    const [low, high] = COUNTS[segment.heat] ?? [0, 0]
    const trend = segment.heat > 3 ? 1.8 : random.pick([0.7, 1, 1.6])
    return Array.from({ length: random.whole(low, high) }, () =>
      reportOn(segment, random, now, trend),
    )
  })
  return reports.toSorted((a, b) => a.submittedAt - b.submittedAt)
}

function reportOn(segment: Segment, random: Random, now: number, trend: number): ReportPlan {
  const submittedAt = secondly(now - HOUR - 178 * DAY * random.next() ** trend)
  const county = random.chance(0.85) ? segment.county : random.pick(SEGMENTS).county
  const reporter = random.pick(staffOf('POLICE_OFFICER', commandOf(county)))
  const name = idFrom('demo-report', segment.code, String(submittedAt))
  const severity = Math.min(5, random.whole(1, 3) + (segment.heat > 1 ? random.whole(0, 2) : 0))
  return {
    id: idAt(submittedAt, name),
    segment,
    reporter,
    severity,
    observedAt: secondly(submittedAt - random.between(0.4, 20) * HOUR),
    submittedAt,
    note: random.pick(NOTES[segment.surface === 'WATER' ? 'water' : 'land']),
    ...answerOn(segment, random, reporter, submittedAt, now),
  }
}

function answerOn(
  segment: Segment,
  random: Random,
  reporter: Person,
  submittedAt: number,
  now: number,
): Pick<ReportPlan, 'state' | 'answeredAt' | 'answeredBy'> {
  const luck = random.next()
  const at = secondly(submittedAt + random.between(0.2, 6) * DAY)
  const others = staffOf('POLICE_OFFICER', commandOf(segment.county)).filter(
    ({ username }) => username !== reporter.username,
  )
  const answeredBy = random.pick(others)
  if (luck > 0.82 || at > now) return { state: 'SUBMITTED', answeredAt: null, answeredBy: null }
  return { state: luck < 0.72 ? 'CORROBORATED' : 'REFUTED', answeredAt: at, answeredBy }
}
