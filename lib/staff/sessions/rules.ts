/** What a person calls the device in front of them. */
export interface Device {
  browser: 'EDGE' | 'OPERA' | 'SAMSUNG' | 'FIREFOX' | 'CHROME' | 'SAFARI' | 'OTHER'
  system: 'WINDOWS' | 'ANDROID' | 'IOS' | 'MAC' | 'LINUX' | 'OTHER'
}

/** In the order in which they must be asked: each also calls itself by the names after it. */
const BROWSERS: readonly [RegExp, Device['browser']][] = [
  [/\bEdg(e|A|iOS)?\//, 'EDGE'],
  [/\b(OPR|Opera)\//, 'OPERA'],
  [/\bSamsungBrowser\//, 'SAMSUNG'],
  [/\b(Firefox|FxiOS)\//, 'FIREFOX'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'CHROME'],
  [/\bSafari\//, 'SAFARI'],
]

const SYSTEMS: readonly [RegExp, Device['system']][] = [
  [/\bWindows\b/, 'WINDOWS'],
  [/\bAndroid\b/, 'ANDROID'],
  [/\b(iPhone|iPad|iPod)\b/, 'IOS'],
  [/\bMac OS X\b/, 'MAC'],
  [/\b(Linux|X11)\b/, 'LINUX'],
]

/** Browser and system, as far as a browser says what it is. Never proof of anything. */
export function deviceOf(userAgent: string | null): Device {
  return { browser: firstOf(BROWSERS, userAgent ?? ''), system: firstOf(SYSTEMS, userAgent ?? '') }
}

function firstOf<T>(known: readonly [RegExp, T][], text: string): T | 'OTHER' {
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? 'OTHER'
}
