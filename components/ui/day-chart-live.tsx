'use client'

import { useRouter } from 'next/navigation'
import {
  BarChart,
  CartesianGrid,
  Cell,
  Bar as Column,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { type Bar, isLabelled, type LiveProps } from '@/components/ui/day-chart'
import { formatNumber } from '@/lib/format'

const AXIS = { fill: 'var(--color-soft)', fontSize: 12 }

/** The interactive twin of the first paint, in the same place and measure. */
export function DayChartLive({ bars, unit, top, rtl }: LiveProps) {
  const router = useRouter()
  const locale = rtl ? 'fa' : 'en'
  const say = (value: number) => formatNumber(value, locale)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={bars} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="label"
          reversed={rtl}
          tick={{ ...AXIS, direction: rtl ? 'rtl' : 'ltr' }}
          tickLine={false}
          axisLine={false}
          height={24}
          interval={0}
          tickFormatter={(label: string, index) => (isLabelled(index, bars.length) ? label : '')}
        />
        <YAxis
          orientation={rtl ? 'right' : 'left'}
          domain={[0, top]}
          ticks={[0, top / 4, top / 2, (top * 3) / 4, top]}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          width={48}
          tickFormatter={say}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--color-raised)' }}
          contentStyle={{
            direction: rtl ? 'rtl' : 'ltr',
            background: 'var(--color-surface)',
            border: '1px solid var(--color-edge)',
            borderRadius: 6,
            color: 'var(--color-ink)',
          }}
          itemStyle={{ color: 'var(--color-ink)' }}
          formatter={(value) => [say(Number(value)), unit]}
        />
        <Column
          dataKey="value"
          isAnimationActive={false}
          className="cursor-pointer"
          onClick={(column) => router.push((column.payload as Bar).href)}
        >
          {bars.map((bar) => (
            <Cell
              key={bar.key}
              fill={bar.partial ? 'var(--color-accent-tint)' : 'var(--color-accent)'}
              stroke={bar.partial ? 'var(--color-accent)' : 'none'}
            />
          ))}
        </Column>
      </BarChart>
    </ResponsiveContainer>
  )
}
