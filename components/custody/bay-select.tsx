import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import type { BayChoice } from '@/lib/custody/ledger/queries'

export interface BaySelectProps extends ComponentProps<'select'> {
  bays: BayChoice[]
  /** What is sent for a bay; its id unless told. */
  sent?: (bay: BayChoice) => string
}

/** A choice among bays, by shed; what kind a bay is stands beside its code. */
export function BaySelect({ bays, sent = ({ id }) => id, ...select }: BaySelectProps) {
  const t = useTranslations()
  const sheds = [...new Set(bays.map(({ shed }) => shed))]
  return (
    <select {...select} className="input">
      <option value="">{t('ui.choose')}</option>
      {sheds.map((shed) => (
        <optgroup key={shed} label={shed}>
          {bays
            .filter((bay) => bay.shed === shed)
            .map((bay) => (
              <option key={bay.id} value={sent(bay)}>
                {`${bay.code} · ${t(`words.bayKinds.${bay.kind}`)}`}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
