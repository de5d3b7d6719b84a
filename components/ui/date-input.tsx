'use client'

import { type DateValue, parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale } from 'next-intl'
import { useContext, useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarStateContext,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  I18nProvider,
  Label,
  Popover,
  DateInput as Segments,
} from 'react-aria-components'
import { formatMonth, localeOf } from '@/lib/format'

/** A day: Jalali in Persian, Gregorian in English; sent as `YYYY-MM-DD` (Gregorian) in both. */
export function DateInput({
  name,
  label,
  value,
}: {
  name: string
  label: string
  value: string | undefined
}) {
  const locale = useLocale()
  const [day, setDay] = useState<DateValue | null>(value ? parseDate(value) : null)
  return (
    <I18nProvider locale={locale === 'fa' ? 'fa-IR' : 'en-GB'}>
      <DatePicker value={day} onChange={setDay}>
        <Label className="mb-1 block text-13 font-medium">{label}</Label>
        <Group className="input flex items-center justify-between gap-2 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent">
          <Segments className="figures">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="inline rounded-md px-px outline-none focus:bg-accent focus:text-on-accent data-placeholder:text-soft"
              />
            )}
          </Segments>
          <Button className="p-1 text-soft hover:text-ink">
            <CalendarDays aria-hidden size={18} />
          </Button>
        </Group>
        <Popover className="rounded-md border border-line bg-surface p-3 shadow-float">
          <Dialog className="outline-none">
            <Month />
          </Dialog>
        </Popover>
      </DatePicker>
      <input type="hidden" name={name} value={day ? isoDay(day) : ''} disabled={!day} />
    </I18nProvider>
  )
}

function isoDay(day: DateValue): string {
  const date = day.toDate('UTC')
  return date.toISOString().slice(0, 10)
}

function Month() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <Button slot="previous" className="p-2">
          <ChevronRight aria-hidden size={18} className="ltr:rotate-180" />
        </Button>
        <MonthName />
        <Button slot="next" className="p-2">
          <ChevronLeft aria-hidden size={18} className="ltr:rotate-180" />
        </Button>
      </header>
      <CalendarGrid>
        {(date) => (
          <CalendarCell
            date={date}
            className="figures flex size-9 items-center justify-center rounded-md hover:bg-raised data-outside-month:invisible data-selected:bg-accent data-selected:text-on-accent data-today:font-bold"
          />
        )}
      </CalendarGrid>
    </Calendar>
  )
}

/** `آذر ۱۴۰۵`: the library's own heading has the words the other way round. */
function MonthName() {
  const locale = localeOf(useLocale())
  const state = useContext(CalendarStateContext)
  if (!state) return null
  return (
    <p className="font-semibold">{formatMonth(state.visibleRange.start.toDate('UTC'), locale)}</p>
  )
}
