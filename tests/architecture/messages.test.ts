import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'
import {
  isNode,
  type Node,
  nameOf,
  nodesOf,
  nodesOfType,
  projectSources,
  ROOT,
  type Source,
  sourceOf,
} from './sources'
import { flatten, means, namespacesOf, placeholdersOf, type Use, usesOf } from './words'

/** Words: the same in both languages, none missing, none left over. */

const persian = flatten(fa)
const english = flatten(en)
const shown = projectSources().filter(({ path }) => /^(app|components)\//.test(path))

/** Keys chosen at run time among words that are not codes: `file key` → the last parts it can be. */
const CHOSEN: Record<string, string[]> = {
  'components/scanners/register-form.tsx unit.*': [
    'code',
    'officeId',
    'kind',
    'maker',
    'model',
    'ratedPerHour',
    'energyMev',
    'opensAtHour',
    'closesAtHour',
    'stage',
  ],
  'components/scans/plate-input.tsx logScan.*': ['plateTwo', 'plateThree', 'plateRegion'],
  'components/shell/dead-end.tsx errors.*': ['notFound', 'forbidden'],
  'components/shell/dead-end.tsx errors.*Hint': ['notFound', 'forbidden'],
  'components/staff/create-account-form.tsx accounts.*': [
    'displayName',
    'username',
    'role',
    'office',
  ],
}

/** Names of our own for codes, so that any of them may follow. */
const TABLES = ['shell.places']

function matching(pattern: string): string[] {
  return [...persian.keys()].filter((key) => means(pattern, key))
}

function isTable(pattern: string): boolean {
  const found = matching(pattern)
  const codes = found.every((key) => /^[A-Z][A-Z0-9_]*$/.test(key.split('.').at(-1) ?? ''))
  return found.length > 0 && (codes || TABLES.some((table) => pattern === `${table}.*`))
}

/** The keys that one use can mean; none where it means a key that is not there. */
function keysOf(use: Use, pattern: string): string[] {
  if (!pattern.includes('*') || isTable(pattern)) return matching(pattern)
  const chosen = CHOSEN[`${use.place.replace(/:\d+$/, '')} ${pattern}`] ?? []
  return chosen.flatMap((last) => matching(pattern.replace('*', last)))
}

function missing(sources: Source[]): string[] {
  return sources
    .flatMap(usesOf)
    .flatMap((use) =>
      use.keys.filter((key) => keysOf(use, key).length === 0).map((key) => `${use.place} ${key}`),
    )
}

function misfilled(sources: Source[]): string[] {
  return sources.flatMap(usesOf).flatMap(({ place, keys, given }) => {
    if (!given || keys.some((key) => key.includes('*'))) return []
    const wanted = keys.map((key) => placeholdersOf(persian.get(key) ?? ''))
    const tooLittle = wanted.some((names) => names.some((name) => !given.includes(name)))
    const tooMuch = given.some((name) => !wanted.flat().includes(name))
    return tooLittle || tooMuch ? [`${place} ${keys}`] : []
  })
}

const page = (text: string) => [sourceOf('components/scans/a.tsx', text)]

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...persian.keys()].sort())
  })

  it('have the same placeholders in every message', () => {
    const differing = [...persian].filter(
      ([key, text]) =>
        placeholdersOf(text).join() !== placeholdersOf(english.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('say something everywhere', () => {
    const empty = [...persian, ...english].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('do not mix: no Latin word in Persian but names, no Persian letter in English', () => {
    const foreign = [...english].filter(([, text]) => /[\u0600-\u06FF]/.test(text))
    expect(foreign).toEqual([])
    const arabic = [...persian].filter(([, text]) => /[يىكة٠-٩]/.test(text))
    expect(arabic).toEqual([])
  })
})

describe('placeholders', () => {
  it.each([
    ['Page {page} of {pages}', ['page', 'pages']],
    ['{count, plural, one {one scan} other {{total} scans}}', ['count', 'total']],
    ['Sign in with <bdi>{label}</bdi>', ['bdi', 'label']],
    ['nothing', []],
  ])('of %s', (message, expected) => {
    expect(placeholdersOf(message)).toEqual(expected)
  })

  it.each(['{open', 'closed}', '{count, plural, one {a}'])(
    'a broken message is caught: %s',
    (text) => {
      expect(() => placeholdersOf(text)).toThrow()
    },
  )
})

describe('every use of a message', () => {
  it('means one that exists', () => {
    expect(missing(shown)).toEqual([])
  })

  it('gives exactly what the message waits for', () => {
    expect(misfilled(shown)).toEqual([])
  })

  it.each([
    [`const A = () => { const t = useTranslations('ui'); return t('nothingSuch') }`],
    [`const A = () => { const t = useTranslations(); return t(\`words.rolls.\${role}\`) }`],
    [`const A = async () => (await getTranslations('board'))('titel')`],
    [`const A = () => { const t = useTranslations('ui'); return yes ? t(no ? 'copy' : 'x') : 1 }`],
    [`const A = () => { const t = useTranslations('logScan'); return t(anything) }`],
    [`function a(t: ReturnType<typeof useTranslations<'ui'>>) { return t('nothing') }`],
  ])('would be caught: %s', (text) => {
    expect(missing(page(text))).not.toEqual([])
  })

  it('is followed to its own translator, not to another function’s', () => {
    const text = `
      const A = () => { const t = useTranslations('ui'); return t('copy') }
      const B = () => { const t = useTranslations('logScan'); return t('copy') }`
    expect(missing(page(text))).toEqual(['components/scans/a.tsx:3 logScan.copy'])
  })

  it('would be caught giving too little or too much', () => {
    const t = `const t = useTranslations('ui');`
    expect(misfilled(page(`() => { ${t} t('pageOf', { page: 1 }) }`))).toHaveLength(1)
    expect(misfilled(page(`() => { ${t} t('copy', { page: 1 }) }`))).toHaveLength(1)
    expect(misfilled(page(`() => { ${t} t('pageOf', { page: 1, pages: 2 }) }`))).toEqual([])
  })

  it('chosen at run time is still made where the table says', () => {
    const made = shown
      .flatMap(usesOf)
      .flatMap((use) => use.keys.map((key) => `${use.place.replace(/:\d+$/, '')} ${key}`))
    expect(made).toEqual(expect.arrayContaining(Object.keys(CHOSEN)))
  })
})

it('no message is left over', () => {
  const used = new Set(
    shown.flatMap(usesOf).flatMap((use) => use.keys.flatMap((key) => keysOf(use, key))),
  )
  // The words of a table are compared with their enum below; reasons with the refusals.
  const left = [...persian.keys()].filter((key) => !used.has(key) && !key.startsWith('reasons.'))
  expect(left).toEqual([])
})

/** Words of a table against the codes it must have. */
describe('word tables have exactly their codes', async () => {
  const enums = await import('@/prisma/generated/enums')
  it.each([
    ['roles', enums.Role],
    ['directions', enums.Direction],
    ['scanStates', enums.ScanState],
    ['verdicts', enums.Verdict],
    ['energies', enums.ImageEnergy],
    ['scannerKinds', enums.ScannerKind],
    ['scannerStates', enums.ScannerState],
    ['stages', enums.CommissioningStage],
    ['blockers', enums.Blocker],
    ['downtimeReasons', enums.DowntimeReason],
    ['legalKinds', enums.LegalKind],
    ['ownerStates', enums.OwnerState],
    ['concealments', enums.Concealment],
    ['seizureStates', enums.SeizureState],
    ['inspectionResults', enums.InspectionResult],
    ['itemUnits', enums.ItemUnit],
    ['itemStates', enums.ItemState],
    ['bayKinds', enums.BayKind],
    ['custodyKinds', enums.CustodyKind],
    ['caseStates', enums.CaseState],
    ['instances', enums.Instance],
    ['outcomes', enums.Outcome],
    ['dispositions', enums.Disposition],
    ['orderStates', enums.OrderState],
    ['confidences', enums.Confidence],
    ['legalRuleKinds', enums.LegalRuleKind],
    ['surfaces', enums.Surface],
    ['harmClasses', enums.HarmClass],
    ['riskBands', enums.RiskBand],
    ['reportStates', enums.ReportState],
    ['interventionKinds', enums.InterventionKind],
    ['interventionStates', enums.InterventionState],
    ['resolutionStates', enums.ResolutionState],
    ['dutyStates', enums.DutyState],
    ['obstacleKinds', enums.ObstacleKind],
    ['alertRules', enums.AlertRuleCode],
    ['alertStates', enums.AlertState],
  ] as const)('%s', (table, codes) => {
    expect(Object.keys(fa.words[table]).sort()).toEqual(Object.keys(codes).sort())
  })

  it('events: all that are recorded', () => {
    const recorded = projectSources()
      .filter(({ path }) => /^lib\/(?!cli\/)/.test(path))
      .flatMap((source) => recordedEvents(source))
    expect(new Set(recorded)).toEqual(new Set(Object.keys(fa.words.events)))
  })
})

/** `event: 'SCAN_LOGGED'` */
function recordedEvents({ tree }: Source): string[] {
  return nodesOfType(tree, 'Property')
    .filter((property) => nameOf(property.key) === 'event' && isNode(property.value))
    .flatMap((property) => {
      const { value } = property.value as Node
      return typeof value === 'string' ? [value] : []
    })
}

describe('reasons', () => {
  const reasons = Object.keys(fa.reasons)
  const refusing = projectSources().filter(({ path }) =>
    /^(lib\/(?!cli\/)|components\/|app\/)/.test(path),
  )

  it('given in code all have their words', () => {
    expect(refusing.flatMap(reasonsIn).filter((reason) => !reasons.includes(reason))).toEqual([])
  })

  it('are all given somewhere in code', () => {
    const spoken = new Set(
      refusing
        .filter(({ path }) => !path.startsWith('app/'))
        .flatMap(({ tree }) => textLiterals(tree)),
    )
    expect(reasons.filter((reason) => !spoken.has(reason))).toEqual([])
  })

  it('would be caught without words', () => {
    const text = `
      refused('NOT_SO'); refusedAt('plate', 'NOT_PLATE'); because('NOT_DUE')
      refused(late ? 'NOT_LATE' : 'FAULT')`
    expect(reasonsIn(sourceOf('lib/a.ts', text))).toEqual([
      'NOT_SO',
      'NOT_PLATE',
      'NOT_DUE',
      'NOT_LATE',
      'FAULT',
    ])
  })
})

/** Where in each call the reason stands. */
const REASON_AT: Record<string, number> = { refused: 0, refuse: 0, because: 0, refusedAt: 1 }

function reasonsIn({ tree }: Source): string[] {
  return nodesOfType(tree, 'CallExpression').flatMap((call) => {
    const name = nameOf(call.callee)
    const given = name === undefined ? undefined : REASON_AT[name]
    const argument = given === undefined ? undefined : (call.arguments as Node[])[given]
    if (argument?.type === 'ConditionalExpression')
      return [argument.consequent, argument.alternate].flatMap((side) => textLiterals(side as Node))
    return argument?.type === 'Literal' ? textLiterals(argument) : []
  })
}

function textLiterals(root: Node): string[] {
  return [...nodesOf(root)].flatMap((node) =>
    node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [],
  )
}

describe('words that reach the browser', () => {
  const layout = sourceOf('app/layout.tsx', readFileSync(path.join(ROOT, 'app/layout.tsx'), 'utf8'))
  const sent = nodesOfType(layout.tree, 'VariableDeclarator')
    .filter((node) => nameOf(node.id) === 'IN_BROWSER')
    .flatMap((node) => textLiterals(node.init as Node))

  it('are exactly those that components there ask for', () => {
    expect(sent.toSorted()).toEqual(askedInBrowser(shown))
  })

  it('count a component that a client component imports', () => {
    const sources = [
      sourceOf('components/a.tsx', `'use client'\nimport { B } from '@/components/b'`),
      sourceOf('components/b.tsx', `const B = () => useTranslations('board')('title')`),
      sourceOf('components/c.tsx', `const C = () => useTranslations('scan')('title')`),
    ]
    expect(askedInBrowser(sources)).toEqual(['board'])
  })
})

/** First parts of the keys that run in the browser: client files and what they import. */
function askedInBrowser(sources: Source[]): string[] {
  const reached = new Set<Source>()
  const follow = (source: Source): void => {
    if (reached.has(source)) return
    reached.add(source)
    for (const { to, typeOnly } of source.imports) {
      const next = typeOnly ? undefined : sources.find((one) => one.path.startsWith(`${to}.ts`))
      if (next) follow(next)
    }
  }
  sources.filter(({ text }) => text.startsWith(`'use client'`)).forEach(follow)
  const names = [...reached].flatMap((source) => [
    ...namespacesOf(source).filter(Boolean),
    ...usesOf(source).flatMap((use) => use.keys),
  ])
  return [...new Set(names.map((name) => name.split('.')[0] ?? ''))].sort()
}
