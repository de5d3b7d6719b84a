import { useLocale, useTranslations } from 'next-intl'
import { Identifier } from '@/components/ui/identifier'
import { ScrollPanel } from '@/components/ui/scroll'
import { Time } from '@/components/ui/time'
import type { CustodyLine } from '@/lib/cases/opened/queries'
import { formatNumber, localeOf } from '@/lib/format'

/** Every step of custody of all goods of one seizure, oldest first. */
export function CustodyTable({ lines }: { lines: CustodyLine[] }) {
  const t = useTranslations('exceptional.custody')
  const columns = [t('item'), t('step'), t('place'), t('holder'), t('by'), t('at')]
  return (
    <ScrollPanel labelledBy="custody">
      <h2 id="custody" className="p-4 pb-2">
        {t('title')}
      </h2>
      {lines.length === 0 && <p className="px-4 pb-4 text-soft">{t('none')}</p>}
      {lines.length > 0 && (
        <table className="grid-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </ScrollPanel>
  )
}

function Line({ line }: { line: CustodyLine }) {
  const t = useTranslations('words.custodyKinds')
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td className="figures">{formatNumber(line.item, locale)}</td>
      <td>
        {t(line.kind)}
        {line.note && <bdi className="block text-soft">{line.note}</bdi>}
      </td>
      <td>{line.toCode ? <Identifier>{line.toCode}</Identifier> : '—'}</td>
      <td>{locale === 'fa' ? line.holderFa : line.holderEn}</td>
      <td>
        <bdi>{line.byName}</bdi>
      </td>
      <td>
        <Time at={line.at} />
      </td>
    </tr>
  )
}
