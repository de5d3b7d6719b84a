import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface FieldProps {
  /** Also the id of the control, so that an error summary can lead to it. */
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  children: ReactNode
}

/** Label above, hint, control, error. The control takes `aria-describedby={describedBy(id, …)}`. */
export function Field({ id, label, hint, error, optional = false, children }: FieldProps) {
  const t = useTranslations('ui')
  return (
    <div className={error ? 'border-s-4 border-breach ps-3' : undefined}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {optional && <span className="ms-1 font-normal text-soft">({t('optional')})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-13 text-soft">
          {hint}
        </p>
      )}
      {error && <FieldError id={id} error={error} />}
      {children}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <p id={`${id}-error`} className="mb-1 font-semibold text-breach">
      {error}
    </p>
  )
}

/** The ids of a control's hint and error, for `aria-describedby`. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
