import { useTranslations } from 'next-intl'
import { BacklogFigures } from '@/components/dashboard/backlog-figures'
import { BacklogFilters } from '@/components/dashboard/backlog-filters'
import { FlowChart, Identity, StockChart } from '@/components/dashboard/backlog-flow'
import { AgeChart, HolderChart, StageChart } from '@/components/dashboard/backlog-waiting'
import { Time } from '@/components/ui/time'
import type { Backlog } from '@/lib/dashboard/backlog/queries'
import type { BacklogFilter } from '@/lib/dashboard/backlog/schema'

export interface BacklogViewProps {
  backlog: Backlog
  filter: BacklogFilter
  /** Which rows of the whole province the reader may open. */
  reads: { seizures: boolean; files: boolean }
}

/** What waits where, since when, and whether it leaves faster than it comes. */
export function BacklogView(props: BacklogViewProps) {
  const t = useTranslations('backlog')
  const { backlog, filter } = props
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1>{t('title')}</h1>
        <p className="text-13 text-soft">
          {t('asOf')} <Time at={backlog.asOf} />
        </p>
      </div>
      <BacklogFilters filter={filter} goods={backlog.goods} offices={backlog.offices} />
      <BacklogFigures {...props} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        <FlowChart months={backlog.months} />
        <StockChart months={backlog.months} />
      </div>
      <Identity months={backlog.months} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <AgeChart backlog={backlog} />
          <StageChart backlog={backlog} />
        </div>
        <HolderChart backlog={backlog} />
      </div>
    </div>
  )
}
