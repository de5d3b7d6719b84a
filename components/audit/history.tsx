import { useLocale, useTranslations } from 'next-intl'
import { EventDetails, StateChange } from '@/components/audit/changes'
import { Time } from '@/components/ui/time'
import type { HistoryLine } from '@/lib/audit/queries'
import { localeOf } from '@/lib/format'
import type messages from '@/lib/messages.fa.json'

type Event = keyof typeof messages.words.events

/** What happened, oldest first: what, who in which role and place, when, why; and what changed. */
export function History({ lines }: { lines: HistoryLine[] }) {
  const t = useTranslations()
  return (
    <section aria-labelledby="history" className="panel p-4">
      <h2 id="history" className="mb-3">
        {t('history.title')}
      </h2>
      {lines.length === 0 && <p className="text-soft">{t('history.none')}</p>}
      <ol className="flex flex-col border-s-2 border-line">
        {lines.map((line) => (
          <li key={line.id} className="relative ps-4 pb-3 last:pb-0">
            <span
              aria-hidden
              className="absolute start-[-5px] top-2 size-2 rounded-full bg-accent"
            />
            <p className="font-semibold">{t(`words.events.${line.event as Event}`)}</p>
            <StateChange line={line} />
            <Doer line={line} />
            <p className="text-13 text-soft">
              <Time at={line.at} />
            </p>
            {line.reason && <p className="text-13">{line.reason}</p>}
            <EventDetails line={line} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who, in which role and office. */
export function Doer({ line }: { line: HistoryLine }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <p className="text-13 text-soft">
      <bdi>{line.actorName ?? t('history.system')}</bdi>
      {line.role && ` · ${t(`words.roles.${line.role}`)}`}
      {line.officeFa && ` · ${locale === 'fa' ? line.officeFa : line.officeEn}`}
    </p>
  )
}
