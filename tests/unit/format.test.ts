import { describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatBytes,
  formatDay,
  formatDayTime,
  formatDigits,
  formatJalali,
  formatLongDay,
  formatNumber,
  formatShare,
  formatShortDay,
  formatTime,
  localeOf,
} from '@/lib/format'

const afternoon = new Date('2026-11-23T11:00:00Z')
const lateEvening = new Date('2026-03-20T21:15:00Z')

describe('dates', () => {
  it('are Jalali with Persian digits in Persian, in Tehran time', () => {
    expect(formatJalali(afternoon, 'fa')).toBe('دوشنبه ۲ آذر ۱۴۰۵، ۱۴:۳۰')
    expect(formatLongDay(afternoon, 'fa')).toBe('دوشنبه ۲ آذر ۱۴۰۵')
    expect(formatDay(afternoon, 'fa')).toBe('۱۴۰۵/۰۹/۰۲')
    expect(formatDayTime(afternoon, 'fa')).toBe('۱۴۰۵/۰۹/۰۲، ۱۴:۳۰')
    expect(formatTime(afternoon, 'fa')).toBe('۱۴:۳۰')
    expect(formatShortDay(afternoon, 'fa')).toBe('۲ آذر')
  })

  it('are Gregorian in English, in Tehran time', () => {
    expect(formatJalali(afternoon, 'en')).toBe('Monday 23 November 2026, 14:30')
    expect(formatDay(afternoon, 'en')).toBe('2026-11-23')
    expect(formatDayTime(afternoon, 'en')).toBe('2026-11-23 14:30')
    expect(formatShortDay(afternoon, 'en')).toBe('23 Nov')
  })

  it.each([
    ['2025-03-20T00:00:00Z', '۱۴۰۳/۱۲/۳۰', 'the last day of a leap year'],
    ['2025-03-21T00:00:00Z', '۱۴۰۴/۰۱/۰۱', 'Nowruz 1404'],
    ['2026-03-21T00:00:00Z', '۱۴۰۵/۰۱/۰۱', 'Nowruz 1405'],
    ['1979-02-11T08:00:00Z', '۱۳۵۷/۱۱/۲۲', 'a day people know'],
  ])('%s is %s (%s)', (instant, expected) => {
    expect(formatDay(new Date(instant), 'fa')).toBe(expected)
  })

  it('change at midnight in Tehran, not in Greenwich nor where the test runs', () => {
    expect(formatDayTime(lateEvening, 'fa')).toBe('۱۴۰۵/۰۱/۰۱، ۰۰:۴۵')
    expect(formatDayTime(lateEvening, 'en')).toBe('2026-03-21 00:45')
    expect(process.env.TZ).toBe('Asia/Kathmandu')
  })

  it('of the years with daylight saving have it', () => {
    expect(formatTime(new Date('2021-07-01T12:00:00Z'), 'en')).toBe('16:30')
    expect(formatTime(new Date('2023-07-01T12:00:00Z'), 'en')).toBe('15:30')
  })
})

describe('numbers', () => {
  it('have the digits and separators of their language', () => {
    expect(formatNumber(1234567, 'fa')).toBe('۱٬۲۳۴٬۵۶۷')
    expect(formatNumber(1234567, 'en')).toBe('1,234,567')
    expect(formatNumber(2.345, 'en', 1)).toBe('2.3')
    expect(formatNumber(2, 'en', 1)).toBe('2')
  })

  it('of shares are per cent', () => {
    expect(formatShare(0.125, 'en')).toBe('13%')
    expect(formatShare(0.125, 'en', 1)).toBe('12.5%')
    expect(formatShare(0.125, 'fa', 1)).toMatch(/^‎?۱۲٫۵٪$/)
  })

  it('in identifiers are changed one by one', () => {
    expect(formatDigits('MSKU1234565', 'fa')).toBe('MSKU۱۲۳۴۵۶۵')
    expect(formatDigits('007', 'en')).toBe('007')
  })

  it('of bytes are in kilobytes or megabytes', () => {
    expect(formatBytes(1500, 'en')).toBe('1.5 kB')
    expect(formatBytes(33_554_432, 'en')).toBe('33.6 MB')
    expect(formatBytes(33_554_432, 'fa')).toContain('۳۳٫۶')
  })
})

describe('how long ago', () => {
  const ago = (ms: number, locale: 'fa' | 'en') =>
    formatAgo(new Date(afternoon.getTime() - ms), afternoon, locale)
  it.each([
    [5 * 60_000, '5 minutes ago', '۵ دقیقه پیش'],
    [3 * 3_600_000, '3 hours ago', '۳ ساعت پیش'],
    [86_400_000, 'yesterday', 'دیروز'],
    [20_000, 'this minute', 'همین دقیقه'],
  ])('%d ms', (elapsed, english, persian) => {
    expect(ago(elapsed, 'en')).toBe(english)
    expect(ago(elapsed, 'fa')).toBe(persian)
  })
})

it('the language is Persian unless English was asked for', () => {
  expect([undefined, '', 'fa', 'de', 'en'].map(localeOf)).toEqual(['fa', 'fa', 'fa', 'fa', 'en'])
})
