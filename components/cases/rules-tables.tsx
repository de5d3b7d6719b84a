import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Empty } from '@/components/ui/empty'
import { ScrollPanel } from '@/components/ui/scroll'
import { startOfTehranDay, tehranDay } from '@/lib/calendar'
import type { LawBook } from '@/lib/cases/legal-rules/queries'
import type { FineBandView } from '@/lib/cases/proposals/rules'
import type { LegalRuleView } from '@/lib/cases/rules'
import { formatDay, formatDigits, formatNumber, localeOf } from '@/lib/format'

/** The periods, amounts and bands of the law: what each sets, since when, and how sure we are of it. */
export function RulesTables({ book, at }: { book: LawBook; at: Date }) {
  const t = useTranslations('caseRules')
  const c = useTranslations('caseRules.columns')
  if (book.rules.length + book.bands.length === 0)
    return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <>
      <RuleTable id="periods" title={t('periods')} heads={[c('article'), c('sets'), c('amount')]}>
        {book.rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} at={at}>
            <Article article={rule.article} />
            <td>
              <Title rule={rule} />
            </td>
            <td className="figures">
              <Amount rule={rule} />
            </td>
          </RuleRow>
        ))}
      </RuleTable>
      <RuleTable
        id="bands"
        title={t('bands')}
        heads={[c('article'), c('kind'), c('value'), c('fine')]}
      >
        {book.bands.map((band) => (
          <RuleRow key={band.id} rule={band} at={at}>
            <Article article={band.article} />
            <td>
              <Kind band={band} />
            </td>
            <td className="figures">
              <Values band={band} />
            </td>
            <td className="figures">
              <Times band={band} />
            </td>
          </RuleRow>
        ))}
      </RuleTable>
    </>
  )
}

interface TableProps {
  id: string
  title: string
  heads: string[]
  children: ReactNode
}

function RuleTable({ id, title, heads, children }: TableProps) {
  const t = useTranslations('caseRules.columns')
  return (
    <ScrollPanel labelledBy={id}>
      <h2 id={id} className="p-4 pb-2">
        {title}
      </h2>
      <table className="grid-table">
        <thead>
          <tr>
            {[...heads, t('validity'), t('confidence'), t('verified')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollPanel>
  )
}

type Dated = Pick<LegalRuleView, 'validFrom' | 'validTo' | 'confidence' | 'verifiedBy'>

function RuleRow({ rule, at, children }: { rule: Dated; at: Date; children: ReactNode }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const today = tehranDay(at)
  const inForce = rule.validFrom <= today && (rule.validTo === null || today < rule.validTo)
  const day = formatDay(startOfTehranDay(rule.validFrom), locale)
  const end = rule.validTo && formatDay(startOfTehranDay(rule.validTo), locale)
  return (
    <tr className={inForce ? undefined : 'text-soft'}>
      {children}
      <td className="figures">
        <span className="block">
          {end ? t('caseRules.fromTo', { day, end }) : t('caseRules.from', { day })}
        </span>
        <span className="text-soft">
          {inForce ? t('caseRules.inForce') : t('caseRules.notInForce')}
        </span>
      </td>
      <td>{t(`words.confidences.${rule.confidence}`)}</td>
      <td>{rule.verifiedBy ? <bdi>{rule.verifiedBy}</bdi> : t('caseRules.notVerified')}</td>
    </tr>
  )
}

function Article({ article }: { article: string }) {
  const locale = localeOf(useLocale())
  return <td className="figures font-semibold">{formatDigits(article, locale)}</td>
}

function Title({ rule }: { rule: LegalRuleView }) {
  const t = useTranslations('words.legalRuleKinds')
  const locale = localeOf(useLocale())
  return (
    <>
      <span className="block font-medium">{t(rule.kind)}</span>
      <span className="text-soft">{locale === 'fa' ? rule.titleFa : rule.titleEn}</span>
    </>
  )
}

function Amount({ rule: { amountRial, days, months } }: { rule: LegalRuleView }) {
  const t = useTranslations('caseRules')
  const locale = localeOf(useLocale())
  if (amountRial !== null) return <>{t('below', { amount: formatNumber(amountRial, locale) })}</>
  if (months !== null)
    return <>{t('months', { count: months, shown: formatNumber(months, locale) })}</>
  return <>{t('days', { count: days ?? 0, shown: formatNumber(days ?? 0, locale) })}</>
}

function Kind({ band }: { band: FineBandView }) {
  const t = useTranslations('words')
  return (
    <>
      {t(`legalKinds.${band.legalKind}`)}
      {band.direction && <span className="text-soft"> · {t(`directions.${band.direction}`)}</span>}
    </>
  )
}

function Values({ band: { aboveRial, upToRial } }: { band: FineBandView }) {
  const t = useTranslations('caseRules')
  const locale = localeOf(useLocale())
  const from = formatNumber(aboveRial, locale)
  if (upToRial === null) return <>{aboveRial === 0 ? t('anyValue') : t('above', { from })}</>
  const to = formatNumber(upToRial, locale)
  return <>{aboveRial === 0 ? t('upTo', { to }) : t('between', { from, to })}</>
}

function Times({ band }: { band: FineBandView }) {
  const t = useTranslations('caseRules')
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale)
  const times = t('times', { low: number(band.minMultiple), high: number(band.maxMultiple) })
  if (band.minPrisonMonths === null || band.maxPrisonMonths === null) return <>{times}</>
  return (
    <>
      {times}{' '}
      {t('prison', { from: number(band.minPrisonMonths), to: number(band.maxPrisonMonths) })}
    </>
  )
}
