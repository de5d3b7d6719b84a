/** What was typed on a page when its session ended, for the same person in the same tab. */

const KEY = 'didban.typed'

interface Typed {
  owner: string
  path: string
  title: string
  /** By form and control, in the order of the page. */
  values: Record<string, string | boolean>
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const NEVER = ['hidden', 'file', 'password', 'submit', 'button', 'reset']

/** Controls of the forms that write something, each under a key that is the same when the page comes again. */
function controls(): [string, Control][] {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form')]
  return forms
    .filter((form) => !form.getAttribute('action')?.startsWith('/'))
    .flatMap((form, place) => {
      const found = [...form.querySelectorAll<Control>('input, textarea, select')]
      return found
        .filter(({ name, type }) => name && !NEVER.includes(type))
        .map((one): [string, Control] => [keyOf(place, one), one])
    })
}

function keyOf(place: number, control: Control): string {
  return [place, control.name, isChoice(control) ? control.value : ''].join(' ')
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox'
}

/** Keeps what is typed on this page; nothing where nothing is. */
export function keepTyped(owner: string): void {
  const values = Object.fromEntries(
    controls()
      .map(([key, one]) => [key, isChoice(one) ? one.checked : one.value] as const)
      .filter(([, value]) => value !== '' && value !== false),
  )
  if (Object.keys(values).length === 0) return
  const { pathname, search } = window.location
  const typed: Typed = { owner, path: pathname + search, title: document.title, values }
  sessionStorage.setItem(KEY, JSON.stringify(typed))
}

/** What was kept for this person; somebody else's is thrown away unread. */
export function keptTyped(owner: string): Typed | undefined {
  try {
    const typed = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Typed | null
    if (typed?.owner === owner && typed.path.startsWith('/')) return typed
  } catch {
    // Not ours: gone below.
  }
  forgetTyped()
  return undefined
}

export function forgetTyped(): void {
  sessionStorage.removeItem(KEY)
}

/** Types it again. Says whether there was anything to fill in. */
export function typeAgain({ values }: Typed): boolean {
  const known = controls().filter(([key]) => key in values)
  for (const [key, control] of known) {
    const value = values[key]
    if (isChoice(control)) {
      if (control.checked !== value) control.click()
    } else setValue(control, String(value))
  }
  return known.length > 0
}

/** As a person types: so that whatever watches the control hears of it. */
function setValue(control: Exclude<Control, undefined>, value: string): void {
  const kind = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(control, value)
  const event = control instanceof HTMLSelectElement ? 'change' : 'input'
  control.dispatchEvent(new Event(event, { bubbles: true }))
}
