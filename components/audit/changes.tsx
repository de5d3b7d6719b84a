import { useTranslations } from 'next-intl'
import { useStateWords } from '@/components/audit/state-words'
import { Identifier } from '@/components/ui/identifier'
import type { HistoryLine } from '@/lib/audit/queries'
/** From which state into which, in words; nothing where the event changed no state. */
export function StateChange({ line }: { line: HistoryLine }) {
  const t = useTranslations('history')
  const word = useStateWords()
  const [before, after] = [line.before?.state, line.after?.state]
  if (typeof after !== 'string') return null
  const is = word(line.subjectType, after)
  const was = typeof before === 'string' && word(line.subjectType, before)
  return <p className="text-13">{was ? t('fromTo', { was, is }) : t('to', { is })}</p>
}

/** Everything else that the event tells, as it was written; and the request, for whoever follows it in the server's log. */
export function EventDetails({ line }: { line: HistoryLine }) {
  const t = useTranslations('history')
  const facts = factsOf(line)
  if (facts.length === 0 && !line.requestId) return null
  return (
    <details className="text-13">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-soft underline decoration-line underline-offset-4 hover:text-ink">
        {t('more')}
      </summary>
      <dl className="flex flex-col gap-1 py-1">
        {facts.map(({ key, label, text }) => (
          <div key={`${label} ${key}`} className="flex flex-wrap gap-x-2">
            <dt className="text-soft">
              {label === 'before' ? t('before') : t('after')} <Identifier>{key}</Identifier>
            </dt>
            <dd className="min-w-0 break-words">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
        {line.requestId && (
          <div className="flex flex-wrap gap-x-2">
            <dt className="text-soft">{t('request')}</dt>
            <dd className="break-all">
              <bdi dir="ltr">{line.requestId}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}

function factsOf({ before, after }: HistoryLine) {
  const of = (label: 'before' | 'after', values: Record<string, unknown> | null | undefined) =>
    Object.entries(values ?? {})
      .filter(([key]) => key !== 'state')
      .map(([key, value]) => ({ key, label, text: textOf(value) }))
  return [...of('before', before), ...of('after', after)]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
