'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ItemDraft } from '@/components/seizures/draft'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'

/** Why nothing was recorded, and what to do. */
export function FindRefusal({ refused, items }: { refused: Refused; items: ItemDraft[] }) {
  const t = useTranslations('findForm')
  const reasons = useReasons()
  const labels = useLabels(items)
  const other = refused.reason === 'FIND_RECORDED_BEFORE' ? Number(refused.details.number) : 0
  return (
    <>
      <ErrorSummary
        title={reasons.say(refused.reason, refused.details)}
        items={reasons.itemsOf(refused, labels)}
        moment={refused}
      />
      {other > 0 && <SeizureLink number={other} />}
      {refused.reason === 'SIGNED_OUT' && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
          {t('signInAgain')}
        </a>
      )}
    </>
  )
}

function SeizureLink({ number }: { number: number }) {
  const t = useTranslations('findForm')
  const locale = localeOf(useLocale())
  return (
    <Link href={`/seizures/${number}`} prefetch={false} className="link self-start">
      {t('openOther', { number: formatDigits(String(number), locale) })}
    </Link>
  )
}

/** What the form calls its fields, each row's with its place. */
function useLabels(items: ItemDraft[]): Partial<Record<string, string>> {
  const t = useTranslations('findForm')
  const locale = localeOf(useLocale())
  const rows = items.flatMap(({ serial }, index) => {
    const item = t('item', { place: formatNumber(index + 1, locale) })
    const fields = [
      ['description', t('description')],
      ['classCode', t('classCode')],
      ['quantity', t('quantity')],
      ['unit', t('unit')],
    ]
    return fields.map(([field, label]) => [`items.${serial}.${field}`, `${item} · ${label}`])
  })
  const head = { legalKind: t('legalKind'), owner: t('owner'), concealment: t('concealment') }
  return {
    ...head,
    note: t('note'),
    items: t('items'),
    photoIds: t('photos'),
    ...Object.fromEntries(rows),
  }
}

/** The find is on record: its number and what comes next. */
export function Recorded({ number }: { number: number }) {
  const t = useTranslations('findForm')
  const locale = localeOf(useLocale())
  return (
    <Notice tone="good" live>
      {t('recorded', { number: formatDigits(String(number), locale) })}{' '}
      <Link href={`/seizures/${number}`} prefetch={false} className="link font-semibold">
        {t('openSeizure')}
      </Link>
    </Notice>
  )
}
