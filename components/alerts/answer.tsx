import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type AnswerAction, AnswerForm } from '@/components/alerts/answer-form'
import type { AlertAction } from '@/lib/alerts/rules'

export interface AnswerProps {
  alertId: string
  /** The steps that may be taken now, the usual one first. */
  steps: AlertAction[]
  actions: Record<AlertAction, AnswerAction>
}

/** The next step open, the way out for a false alert folded beneath it. */
export function Answer({ alertId, steps, actions }: AnswerProps) {
  const t = useTranslations('alertForm')
  const [next, ...others] = steps
  if (!next) return null
  return (
    <section aria-labelledby="answer" className="panel no-print flex flex-col gap-3 p-4">
      <h2 id="answer">{t(`title.${next}`)}</h2>
      <AnswerForm key={next} alertId={alertId} step={next} action={actions[next]} />
      {others.map((step) => (
        <details key={step} className="group border-t border-line pt-1">
          <summary className="flex min-h-11 items-center gap-2 font-medium">
            <ChevronDown aria-hidden size={16} className="group-open:rotate-180" />
            {t(`title.${step}`)}
          </summary>
          <div className="pt-2">
            <AnswerForm alertId={alertId} step={step} action={actions[step]} />
          </div>
        </details>
      ))}
    </section>
  )
}
