import { useLocale } from 'next-intl'
import { partsOfPlate } from '@/lib/consignments/rules'
import { formatDigits, localeOf } from '@/lib/format'

/** A plate as it stands on the vehicle: Iranian ones in four parts, left to right; others as text. */
export function PlateText({ plate }: { plate: string }) {
  const locale = localeOf(useLocale())
  const parts = partsOfPlate(plate)
  const say = (text: string) => formatDigits(text, locale)
  if (!parts)
    return (
      <bdi dir="ltr" className="figures whitespace-nowrap">
        {plate}
      </bdi>
    )
  return (
    <bdi dir="ltr" className="figures inline-flex gap-1 whitespace-nowrap">
      <span>{say(parts.two)}</span>
      <span>{parts.letter}</span>
      <span>{say(parts.three)}</span>
      <span className="border-s border-edge ps-1">{say(parts.region)}</span>
    </bdi>
  )
}

/** The vehicle in one cell: plate above container, or a dash. */
export function Vehicle({
  plate,
  containerNumber,
}: {
  plate: string | null
  containerNumber: string | null
}) {
  if (!plate && !containerNumber) return <>—</>
  return (
    <span className="flex flex-col">
      {plate && <PlateText plate={plate} />}
      {containerNumber && (
        <bdi dir="ltr" className="figures text-start whitespace-nowrap">
          {containerNumber}
        </bdi>
      )}
    </span>
  )
}
