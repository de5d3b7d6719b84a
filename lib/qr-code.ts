import { toSVG } from 'bwip-js/node'

/** A QR code as the address of an image: an SVG that no page has to take apart. */
export function qrCode(text: string): string {
  const svg = toSVG({ bcid: 'qrcode', text, padding: 4, backgroundcolor: 'FFFFFF' })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
