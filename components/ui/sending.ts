import { type FormEvent, startTransition } from 'react'

/**
 * Sends a form and leaves it as it is. React itself empties a form after its `action`, choices that were
 * refused too; the `action` beside it still serves whoever sends before any script has loaded.
 */
export function sendAndKeep(dispatch: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => dispatch(form))
  }
}
