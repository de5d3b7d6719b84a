import { readFileSync, writeFileSync } from 'node:fs'
import { inProject } from './paths'

interface Package {
  version?: string
  dev?: boolean
  license?: string
  optionalDependencies?: Record<string, string>
}

type Packages = Record<string, Package>

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'win32',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]
const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'arm',
  'wasm32',
  'loong64',
  'mips64el',
]

/**
 * `npm run lockfile`, after every `npm install`: a registry that lacks the packages of some platforms makes
 * npm leave them out of the lock file, and `npm ci` then refuses it. This writes them in by name and version.
 */
export async function run(): Promise<number> {
  const file = inProject('package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }
  const missing = missingPackages(lock.packages)
  Object.assign(lock.packages, missing)
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  )
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} platform packages added to package-lock.json`)
  return 0
}

/** Optional packages that some package names by an exact version and the lock file does not hold. */
export function missingPackages(packages: Packages): Packages {
  const missing: Packages = {}
  for (const [place, owner] of Object.entries(packages))
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {}))
      if (/^\d+\.\d+\.\d+/.test(version) && !isHeld(packages, place, name))
        missing[`node_modules/${name}`] = describe(name, version, owner)
  return missing
}

/** Whether `name` resolves from where its owner lies, outwards. */
function isHeld(packages: Packages, place: string, name: string): boolean {
  const parts = place.split('/node_modules/')
  return (
    parts.some((_, depth) => {
      const outer = parts.slice(0, parts.length - depth).join('/node_modules/')
      return packages[`${outer ? `${outer}/` : ''}node_modules/${name}`] !== undefined
    }) || packages[`node_modules/${name}`] !== undefined
  )
}

function describe(name: string, version: string, owner: Package) {
  const words = name.replace('windows', 'win32').split(/[/@-]/)
  const system = SYSTEMS.find((one) => words.includes(one))
  const processor = PROCESSORS.find((one) => words.includes(one))
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(owner.dev ? { dev: true } : {}),
    ...(owner.license ? { license: owner.license } : {}),
    ...(words.includes('musl')
      ? { libc: ['musl'] }
      : words.includes('gnu')
        ? { libc: ['glibc'] }
        : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  }
}
