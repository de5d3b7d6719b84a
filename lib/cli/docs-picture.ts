import { readFileSync } from 'node:fs'
import { instance, type Viz } from '@viz-js/viz'
import { inProject } from './paths'

/** Colours of the light theme, on white: a picture reads the same on any page. */
const css = readFileSync(inProject('app/globals.css'), 'utf8')
export const INK = colourOf('ink')
const SOFT = colourOf('soft')
const EDGE = colourOf('edge')
export const ACCENT = colourOf('accent')
export const TINT = colourOf('accent-tint')
export const RAISED = colourOf('canvas')

function colourOf(token: string): string {
  const found = css.match(`--color-${token}: light-dark\\((.+?),`)?.[1]
  if (found) return found
  throw new Error(`app/globals.css has no colour ${token}`)
}

const STYLE = `
  bgcolor=white; fontname="Helvetica"; fontsize=15; fontcolor="${INK}"; pad=0.2
  node [fontname="Helvetica", fontsize=13, fontcolor="${INK}", color="${EDGE}"]
  edge [fontname="Helvetica", fontsize=12, fontcolor="${INK}", color="${EDGE}", arrowsize=0.8]`

/** Readers without Helvetica see a wider face: texts are drawn smaller than the room laid out for them. */
const SHRUNK = 0.85

let graphviz: Promise<Viz> | undefined

/** Lays a graph out; `body` is what stands between the braces of a DOT digraph. Gives an SVG, always the same. */
export async function draw(title: string, body: string): Promise<string> {
  graphviz ??= instance()
  const svg = (await graphviz).renderString(`digraph {${STYLE}\n${body}\n}`, { format: 'svg' })
  const bare = svg.slice(svg.indexOf('<svg')).replace(/<!--[\s\S]*?-->\n?/g, '')
  const fitting = bare.replace(
    /font-size="([\d.]+)"/g,
    (_, size: string) => `font-size="${(Number(size) * SHRUNK).toFixed(1)}"`,
  )
  return fitting.replace('<svg ', `<svg role="img" aria-label="${asMarkup(title)}" `)
}

/** Text inside an HTML-like label or an attribute. */
export function asMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A table without lines, as Graphviz reads it: each row's cells one under the other, start-aligned. */
export function stack(rows: string[]): string {
  const cells = rows.map((row) => `<tr><td align="left">${row}</td></tr>`).join('')
  return `<<table border="0" cellspacing="0" cellpadding="1">${cells}</table>>`
}

/** A part of a label that steps back. */
export function soft(text: string): string {
  return `<font color="${SOFT}" point-size="11">${text}</font>`
}

/** `ROUTE_REPORT` as `route report`. */
export function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ')
}

/** A row of a Markdown table. */
function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** A Markdown table with its head. */
export function table(head: string[], rows: string[][]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

/** A sentence case title of a code or a file's name. */
export function titleOf(code: string): string {
  const words = wordsOf(code).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
