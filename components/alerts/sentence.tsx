import { useLocale, useTranslations } from 'next-intl'
import type { AlertRow } from '@/lib/alerts/queries'
import { type AlertEvidence, readEvidence } from '@/lib/alerts/schema'
import { formatDigits, formatNumber, type Locale, localeOf } from '@/lib/format'

/** What the rule saw, in one sentence from its evidence; the rule's own name where the evidence says too little. */
export function useSentence(): (alert: Pick<AlertRow, 'ruleCode' | 'evidence'>) => string {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const exceptional = useExceptional()
  return ({ ruleCode, evidence }) => {
    const { value, code, seizure, ...names } = readEvidence(evidence)
    const office = officeIn(names, locale)
    const name = nameIn({ code, ...names }, locale)
    if (ruleCode === 'ROUTE_RISK_HIGH' && name && value !== undefined)
      return t('alert.says.ROUTE_RISK_HIGH', { name, value: formatNumber(value, locale) })
    if (ruleCode === 'SCANNER_DOWN' && code)
      return office
        ? t('alert.says.SCANNER_DOWN_AT', { code, office })
        : t('alert.says.SCANNER_DOWN', { code })
    if (ruleCode === 'GOODS_PROHIBITED' && seizure !== undefined) {
      const shown = formatDigits(String(seizure), locale)
      return office
        ? t('alert.says.GOODS_PROHIBITED_AT', { seizure: shown, office })
        : t('alert.says.GOODS_PROHIBITED', { seizure: shown })
    }
    if (ruleCode === 'EXCEPTIONAL_ACCESS') return exceptional(readEvidence(evidence))
    return t(`words.alertRules.${ruleCode}`)
  }
}

/** Who opened which file from where. */
function useExceptional(): (evidence: AlertEvidence) => string {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (evidence) => {
    const { actor, role, seizure, case: file } = evidence
    const office = officeIn(evidence, locale)
    const number = formatDigits(String(seizure ?? file), locale)
    if (!actor || !role || !office) return t('words.alertRules.EXCEPTIONAL_ACCESS')
    const who = { actor, role: t(`words.roles.${role}`), office, number }
    if (seizure !== undefined) return t('alert.says.EXCEPTIONAL_SEIZURE', who)
    return file === undefined
      ? t('words.alertRules.EXCEPTIONAL_ACCESS')
      : t('alert.says.EXCEPTIONAL_CASE', who)
  }
}

export function officeIn({ officeFa, officeEn }: AlertEvidence, locale: Locale) {
  return locale === 'fa' ? (officeFa ?? officeEn) : (officeEn ?? officeFa)
}

export function nameIn({ nameFa, nameEn, code }: AlertEvidence, locale: Locale) {
  return (locale === 'fa' ? (nameFa ?? nameEn) : (nameEn ?? nameFa)) ?? code
}
