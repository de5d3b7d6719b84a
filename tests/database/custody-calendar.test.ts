import { CalendarDate, PersianCalendar, parseDate, toCalendar } from '@internationalized/date'
import { expect, it } from 'vitest'
import { query } from '../support/database'

const PERSIAN = new PersianCalendar()
const jalali = (day: string) => toCalendar(parseDate(day), PERSIAN)
const firstDayOf = (year: number) => new CalendarDate(PERSIAN, year, 1, 1)
const gregorian = (date: CalendarDate) => date.toDate('UTC').toISOString().slice(0, 10)

const DAYS = `FROM generate_series($1::date, $2::date, interval '1 day') AS g(day)`

it('the database names the Jalali month of every day from 1300 to 1500 as the program does', async () => {
  const rows = await query<{ day: string; month: string }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, didban_jalali_month(day::date) AS month ${DAYS}`,
    [gregorian(firstDayOf(1300)), gregorian(firstDayOf(1501).subtract({ days: 1 }))],
  )
  expect(rows.length).toBeGreaterThan(73_000)
  const wrong = rows.filter(({ day, month }) => {
    const { year, month: number } = jalali(day)
    return month !== `${year}-${String(number).padStart(2, '0')}`
  })
  expect(wrong).toEqual([])
})

it.each([1, 2, 3, 12])(
  '%d months on is the same day as the program’s, from 1390 to 1420',
  async (months) => {
    const rows = await query<{ day: string; later: string }>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day,
      to_char(didban_jalali_add_months(day::date, $3), 'YYYY-MM-DD') AS later ${DAYS}`,
      [gregorian(firstDayOf(1390)), gregorian(firstDayOf(1421).subtract({ days: 1 })), months],
    )
    expect(rows.length).toBeGreaterThan(11_000)
    const wrong = rows.filter(({ day, later }) => gregorian(jalali(day).add({ months })) !== later)
    expect(wrong).toEqual([])
  },
)
