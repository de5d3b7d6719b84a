import { Check, House, type LucideIcon, Minus, User, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Answer, Cell, Row } from '@/lib/dashboard/permissions/rules'

const SIGNS: Record<Answer, readonly [LucideIcon, string]> = {
  YES: [Check, 'text-good'],
  OWN: [House, 'text-info'],
  MINE: [User, 'text-info'],
  NO: [Minus, 'text-soft'],
}

/** What one role may do, as sign and words. */
export function Permitted({ cell, row }: { cell: Cell; row: Row }) {
  const t = useTranslations('permissions')
  const place = t(`officePlaces.${cell.officeKind}`)
  const told =
    cell.answer === 'OWN' && cell.own
      ? t(`own.${cell.own}`, { place })
      : t(`answers.${cell.answer}`)
  return (
    <span className="flex flex-col gap-0.5">
      <Sign answer={cell.answer}>{told}</Sign>
      {cell.notOneself && (
        <span className="inline-flex items-start gap-1 text-attention">
          <Users aria-hidden size={14} className="mt-0.5 shrink-0" />
          {row.subject ? t('secondPerson') : t('notOneself')}
        </span>
      )}
    </span>
  )
}

function Sign({ answer, children }: { answer: Answer; children: string }) {
  const [Icon, look] = SIGNS[answer]
  return (
    <span className={`inline-flex items-start gap-1 ${look}`}>
      <Icon aria-hidden size={14} className="mt-0.5 shrink-0" />
      {children}
    </span>
  )
}

/** What each sign means. */
export function Legend() {
  const t = useTranslations('permissions')
  return (
    <section aria-label={t('legend')} className="flex flex-wrap gap-x-6 gap-y-1 text-13">
      {(Object.keys(SIGNS) as Answer[]).map((answer) => (
        <Sign key={answer} answer={answer}>
          {t(`legendText.${answer}`)}
        </Sign>
      ))}
    </section>
  )
}
