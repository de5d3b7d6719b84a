'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Facts } from '@/components/custody/facts'
import { formatDigits, localeOf } from '@/lib/format'
import { toAsciiDigits } from '@/lib/text'
import type { ExceptionalReason, FileNumberKind } from '@/prisma/generated/enums'

interface Props {
  /** What was typed, as the server has just found it well. */
  sent: FormData
  pending: boolean
  onRevise: () => void
}

/** The second step: what will be opened, who hears of it at once, and the verb. Takes focus when it appears. */
export function OpenCheck({ sent, pending, onRevise }: Props) {
  const t = useTranslations('exceptionalForm')
  const sending = useTranslations('ui')('sending')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const told = [t('told.judiciary'), t('told.customs'), t('told.store'), t('told.branch')]
  return (
    <div className="flex flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {t('checkTitle')}
      </h2>
      <Recap sent={sent} />
      <section
        aria-labelledby="told"
        className="rounded-md border-s-4 border-attention bg-attention-tint p-4"
      >
        <h3 id="told" className="mb-1">
          {t('toldTitle')}
        </h3>
        <ul className="list-disc ps-5">
          {told.map((who) => (
            <li key={who}>{who}</li>
          ))}
        </ul>
        <p className="mt-2">{t('toldWhat')}</p>
      </section>
      <p className="border-s-4 border-info ps-3 text-soft">{t('missing')}</p>
      <input type="hidden" name="checked" value="yes" />
      <div className="flex flex-wrap gap-3">
        <button type="submit" disabled={pending} className="button button-main">
          {pending ? sending : t('open')}
        </button>
        <button type="button" disabled={pending} onClick={onRevise} className="button">
          {t('revise')}
        </button>
      </div>
    </div>
  )
}

function Recap({ sent }: { sent: FormData }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const textOf = (name: string) => String(sent.get(name) ?? '')
  const number = formatDigits(toAsciiDigits(textOf('number').trim()), locale)
  const kind = textOf('numberKind') as FileNumberKind
  const why = textOf('reasonKind') as ExceptionalReason
  const hours = `H${textOf('hours')}` as 'H1'
  return (
    <Facts
      rows={[
        [
          t(`words.fileNumberKinds.${kind}`),
          <bdi key="n" className="figures">
            {number}
          </bdi>,
        ],
        [t('exceptionalForm.reasonKind'), t(`words.exceptionalReasons.${why}`)],
        [t('exceptionalForm.reason'), <bdi key="r">{textOf('reason')}</bdi>],
        [t('exceptionalForm.hours'), t(`words.openingHours.${hours}`)],
      ]}
    />
  )
}
