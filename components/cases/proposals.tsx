import { useLocale, useTranslations } from 'next-intl'
import { startOfTehranDay } from '@/lib/calendar'
import type { SeizureFacts } from '@/lib/cases/facts/queries'
import { type FineRange, proposeForum } from '@/lib/cases/proposals/rules'
import { formatDay, formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Confidence } from '@/prisma/generated/enums'

/** What the law proposes, each with its article, version and how sure we are of it. */
export function Proposals({
  seizure,
  fine,
}: {
  seizure: SeizureFacts
  fine: FineRange | undefined
}) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const forum = proposeForum(seizure.legalKind)
  return (
    <section aria-labelledby="proposals" className="panel flex flex-col gap-3 p-4">
      <div>
        <h2 id="proposals">{t('case.proposals')}</h2>
        <p className="text-13 text-soft">{t('case.proposalsHint')}</p>
      </div>
      <div>
        <h3 className="text-13 text-soft">{t('case.forum')}</h3>
        <p className="font-semibold">{t(`words.forums.${forum.value}`)}</p>
        <p className="text-13 text-soft">
          {t('case.article', { article: formatDigits(forum.article, locale) })} ·{' '}
          {t(`words.confidences.${forum.confidence}`)}
        </p>
        <p className="text-13 text-soft">{t('case.forumNote')}</p>
      </div>
      <div>
        <h3 className="text-13 text-soft">{t('case.fine')}</h3>
        {fine ? (
          <FineProposal fine={fine} />
        ) : (
          <p>
            {t('ui.notAvailable')}:{' '}
            {seizure.valueRial === null ? t('case.noValue') : t('case.noBand')}
          </p>
        )}
      </div>
    </section>
  )
}

function FineProposal({ fine: { band, minRial, maxRial } }: { fine: FineRange }) {
  const t = useTranslations('case')
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale)
  const prison = band.minPrisonMonths !== null &&
    band.maxPrisonMonths !== null && {
      from: number(band.minPrisonMonths),
      to: number(band.maxPrisonMonths),
    }
  return (
    <>
      <p className="figures font-semibold">
        {t('fineRange', {
          from: number(minRial),
          to: number(maxRial),
          low: number(band.minMultiple),
          high: number(band.maxMultiple),
        })}
      </p>
      {prison && <p className="font-semibold">{t('prison', prison)}</p>}
      <p className="text-13 text-soft">
        {t('version', {
          article: formatDigits(band.article, locale),
          from: formatDay(startOfTehranDay(band.validFrom), locale),
        })}{' '}
        · <Certainty confidence={band.confidence} verifiedBy={band.verifiedBy} />
      </p>
    </>
  )
}

/** How sure we are of a rule, and who has confirmed it. */
function Certainty({
  confidence,
  verifiedBy,
}: {
  confidence: Confidence
  verifiedBy: string | null
}) {
  const t = useTranslations()
  return (
    <>
      {t(`words.confidences.${confidence}`)} ·{' '}
      {verifiedBy ? t('case.verified', { name: verifiedBy }) : t('case.notVerified')}
    </>
  )
}
