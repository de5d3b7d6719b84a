import type { KeyboardEvent } from 'react'

/** Enter goes to the next field, as barcode readers end with it; Ctrl+Enter sends from anywhere. */
export function moveOn(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !form) return
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    form.requestSubmit()
    return
  }
  const target = event.target as HTMLElement
  if (!['INPUT', 'SELECT'].includes(target.tagName) || (target as HTMLInputElement).type === 'file')
    return
  event.preventDefault()
  const controls = [
    ...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, button'),
  ].filter((control) => control.tabIndex >= 0 && !control.hasAttribute('disabled'))
  controls[controls.indexOf(target) + 1]?.focus()
}
