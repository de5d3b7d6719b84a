import { describedBy, FieldError } from '@/components/ui/field'

export interface Choice {
  key: string
  label: string
  note?: string
}

/** One of a few, each a target of its own; the first carries the id that an error leads to. */
export function Choices({
  id,
  legend,
  error,
  options,
  onChoose,
}: {
  id: string
  legend: string
  error: string | undefined
  options: Choice[]
  onChoose?: (key: string) => void
}) {
  return (
    <fieldset
      aria-describedby={describedBy(id, undefined, error)}
      className={error ? 'border-s-4 border-breach ps-3' : undefined}
    >
      <legend className="mb-1 font-semibold">{legend}</legend>
      {error && <FieldError id={id} error={error} />}
      <div className="flex flex-wrap gap-2">
        {options.map(({ key, label, note }, index) => (
          <label key={key} className="button has-checked:border-accent has-checked:bg-accent-tint">
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={id}
              value={key}
              onChange={() => onChoose?.(key)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="text-start">
              {label}
              {note && <span className="block text-12 font-normal text-soft">{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
