import { DateInput } from '@/components/ui/date-input'
import { FieldError } from '@/components/ui/field'

/** A day with its error; an error summary can lead to it. */
export function DayField({
  id,
  name,
  label,
  value,
  error,
}: {
  id: string
  name: string
  label: string
  value?: string | undefined
  error: string | undefined
}) {
  return (
    <div
      id={id}
      tabIndex={-1}
      className={`min-w-0 ${error ? 'border-s-4 border-breach ps-3' : ''}`}
    >
      <DateInput name={name} label={label} value={value} />
      {error && <FieldError id={id} error={error} />}
    </div>
  )
}
