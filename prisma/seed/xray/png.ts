import sharp from 'sharp'

/** 16-bit greyscale PNG, lossless. */
export function encodeGrey16(counts: Uint16Array, width: number, height: number): Promise<Buffer> {
  const raw = { width, height, channels: 1 } as const
  return sharp(counts, { raw })
    .toColourspace('grey16')
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer()
}
