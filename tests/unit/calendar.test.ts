import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTehranClock, shiftDay, startOfTehranDay, tehranDay, tehranHour } from '@/lib/calendar'

const midnight = { hour: 0, minute: 0, second: 0 }
const at = (year: number, month: number, day: number, clock = midnight) =>
  fromTehranClock({ year, month, day, ...clock })?.toISOString()

describe('a wall-clock time in Tehran', () => {
  it.each([
    [1405, 9, 2, '2026-11-22T20:30:00.000Z'],
    [1405, 1, 1, '2026-03-20T20:30:00.000Z'],
    [1403, 12, 30, '2025-03-19T20:30:00.000Z'],
    [1399, 12, 30, '2021-03-19T20:30:00.000Z'],
    [2026, 11, 23, '2026-11-22T20:30:00.000Z'],
    [2024, 2, 29, '2024-02-28T20:30:00.000Z'],
  ])('%d/%d/%d begins at %s', (year, month, day, expected) => {
    expect(at(year, month, day)).toBe(expected)
  })

  it.each([
    [1404, 12, 30, '1404 is no leap year'],
    [1405, 7, 31, 'Mehr has 30 days'],
    [1405, 13, 1, 'there is no thirteenth month'],
    [1405, 0, 1, 'nor a month before the first'],
    [1405, 1, 0, 'nor a day before the first'],
    [1405, 1, 32, 'Farvardin has 31 days'],
    [2026, 2, 29, '2026 is no leap year'],
    [2026, 4, 31, 'April has 30 days'],
    [2026, 13, 1, 'there is no thirteenth month'],
  ])('%d/%d/%d is no day: %s', (year, month, day) => {
    expect(at(year, month, day)).toBeUndefined()
  })

  it.each([
    { hour: 24, minute: 0, second: 0 },
    { hour: 12, minute: 60, second: 0 },
    { hour: 12, minute: 0, second: 60 },
  ])('%j is no time', (clock) => {
    expect(at(1405, 9, 2, clock)).toBeUndefined()
  })

  it('has daylight saving where it was the law', () => {
    expect(at(2021, 7, 1, { hour: 16, minute: 30, second: 0 })).toBe('2021-07-01T12:00:00.000Z')
    expect(at(2023, 7, 1, { hour: 15, minute: 30, second: 0 })).toBe('2023-07-01T12:00:00.000Z')
  })

  it('does not exist in the hour that spring took away', () => {
    expect(at(2021, 3, 22, { hour: 0, minute: 30, second: 0 })).toBeUndefined()
    expect(at(1400, 1, 2, { hour: 0, minute: 30, second: 0 })).toBeUndefined()
    expect(at(2021, 3, 22, { hour: 1, minute: 0, second: 0 })).toBe('2021-03-21T20:30:00.000Z')
    expect(at(2021, 3, 22, { hour: 9, minute: 15, second: 0 })).toBe('2021-03-22T04:45:00.000Z')
  })

  it('in the hour that autumn gave twice is the first of the two', () => {
    expect(at(2021, 9, 21, { hour: 23, minute: 30, second: 0 })).toBe('2021-09-21T19:00:00.000Z')
  })
})

describe('days', () => {
  it('begin at midnight in Tehran', () => {
    expect(tehranDay(new Date('2026-11-22T20:29:59Z'))).toBe('2026-11-22')
    expect(tehranDay(new Date('2026-11-22T20:30:00Z'))).toBe('2026-11-23')
    expect(startOfTehranDay('2026-11-23').toISOString()).toBe('2026-11-22T20:30:00.000Z')
  })

  it('whose midnight spring took away begin at one o’clock', () => {
    expect(startOfTehranDay('2021-03-22').toISOString()).toBe('2021-03-21T20:30:00.000Z')
    expect(startOfTehranDay('2021-03-23').toISOString()).toBe('2021-03-22T19:30:00.000Z')
  })

  it('follow each other over months and leap years', () => {
    expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29')
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28')
    expect(startOfTehranDay('2026-11-23', -7)).toEqual(startOfTehranDay('2026-11-16'))
  })

  it('hold every instant between their own beginning and the next one’s', () => {
    const instant = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instant, (when) => {
        const day = tehranDay(when)
        expect(startOfTehranDay(day) <= when).toBe(true)
        expect(when < startOfTehranDay(day, 1)).toBe(true)
      }),
    )
  })
})

it('the hour of the day has its fraction', () => {
  expect(tehranHour(new Date('2026-11-22T20:30:00Z'))).toBe(0)
  expect(tehranHour(new Date('2026-11-23T11:15:00Z'))).toBe(14.75)
})
