import { childrenOf, isNode, lineOf, type Node, nameOf, nodesOfType, type Source } from './sources'

/** One call of a translator: `t('key', { name })`. */
export interface Use {
  place: string
  namespace: string
  /** Full keys; `*` stands for one part that is only known at run time. */
  keys: string[]
  /** Names given with it; undefined where they cannot be read off. */
  given: string[] | undefined
}

const MAKERS = ['useTranslations', 'getTranslations']
const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

type Scope = Map<string, string>

/** Every use of the messages in a file, each translator followed to its namespace. */
export function usesOf(source: Source): Use[] {
  const uses: Use[] = []
  const walk = (node: Node, outer: Scope): void => {
    const scope = FUNCTIONS.includes(node.type) ? withParameters(source, node, outer) : outer
    if (node.type === 'VariableDeclarator') {
      const namespace = namespaceOf(node.init)
      if (namespace !== undefined) scope.set(nameOf(node.id) ?? '', namespace)
    }
    if (node.type === 'CallExpression') {
      const namespace = translatorOf(node.callee as Node, scope)
      if (namespace !== undefined) uses.push(readUse(source, node, namespace))
    }
    for (const child of childrenOf(node)) walk(child, scope)
  }
  walk(source.tree, new Map())
  return uses
}

/** Names of the namespaces a file asks for. */
export function namespacesOf(source: Source): string[] {
  return nodesOfType(source.tree, 'CallExpression').flatMap((call) => namespaceOf(call) ?? [])
}

function bare(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined
  const wrapped = ['AwaitExpression', 'ParenthesizedExpression'].includes(node.type)
  return wrapped ? bare(node.argument ?? node.expression) : node
}

function namespaceOf(made: unknown): string | undefined {
  const call = bare(made)
  if (call?.type !== 'CallExpression' || !MAKERS.includes(nameOf(call.callee) ?? ''))
    return undefined
  const [first] = call.arguments as Node[]
  return typeof first?.value === 'string' ? first.value : ''
}

/** A translator handed to a function says its namespace in its type. */
function withParameters(source: Source, node: Node, outer: Scope): Scope {
  const scope = new Map(outer)
  for (const parameter of node.params as Node[]) {
    if (parameter.type !== 'Identifier') continue
    const name = String(parameter.name)
    const type = parameter.typeAnnotation as Node | undefined
    const text = type ? source.text.slice(type.start, type.end) : ''
    const [, namespace] = /(?:use|get)Translations<(?:'([\w.]+)'|never)>/.exec(text) ?? []
    if (/(use|get)Translations/.test(text)) scope.set(name, namespace ?? '')
    else scope.delete(name)
  }
  return scope
}

function translatorOf(callee: Node, scope: Scope): string | undefined {
  if (callee.type === 'Identifier') return scope.get(String(callee.name))
  if (callee.type === 'MemberExpression' && /^(rich|markup|raw|has)$/.test(nameOf(callee) ?? ''))
    return translatorOf(callee.object as Node, scope)
  return namespaceOf(callee)
}

function readUse(source: Source, call: Node, namespace: string): Use {
  const [key, values] = call.arguments as Node[]
  const keys = partsOf(key).map((part) => [namespace, part].filter(Boolean).join('.'))
  return { place: lineOf(source, call), namespace, keys, given: namesOf(values) }
}

function partsOf(key: Node | undefined): string[] {
  if (typeof key?.value === 'string') return [key.value]
  if (key?.type === 'ConditionalExpression')
    return [...partsOf(key.consequent as Node), ...partsOf(key.alternate as Node)]
  if (key?.type !== 'TemplateLiteral') return ['*']
  const pieces = key.quasis as { value: { cooked: string } }[]
  return [pieces.map((piece) => piece.value.cooked).join('*')]
}

function namesOf(values: Node | undefined): string[] | undefined {
  if (!values) return []
  if (values.type !== 'ObjectExpression') return undefined
  const properties = values.properties as Node[]
  return properties.every((one) => one.type === 'Property')
    ? properties.map((one) => nameOf(one.key) ?? '')
    : undefined
}

/** A tree of messages as full keys with their texts. */
export function flatten(messages: object, before = ''): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[before + name, value]]
      : [...flatten(value as object, `${before}${name}.`)],
  )
  return new Map(entries)
}

/** The names an ICU message waits for, those inside its plural forms and those of its tags among them. */
export function placeholdersOf(message: string): string[] {
  const names = new Set([...message.matchAll(/<(\w+)>/g)].map(([, tag = '']) => tag))
  const text = (at: number): number => {
    let place = at
    while (place < message.length && message[place] !== '}')
      place = message[place] === '{' ? argument(place + 1) : place + 1
    return place
  }
  const argument = (at: number): number => {
    const [whole = '', name = ''] = /^\s*(\w+)\s*/.exec(message.slice(at)) ?? []
    if (!name) throw new Error(`not an ICU message: ${message}`)
    names.add(name)
    let place = at + whole.length
    while (place < message.length && message[place] !== '}')
      place = message[place] === '{' ? text(place + 1) + 1 : place + 1
    if (place >= message.length) throw new Error(`a brace stays open: ${message}`)
    return place + 1
  }
  if (text(0) < message.length) throw new Error(`a brace closes nothing: ${message}`)
  return [...names].sort()
}

/** Whether a key that may hold `*` means this one. */
export function means(pattern: string, key: string): boolean {
  const parts = pattern.split('.')
  const others = key.split('.')
  return (
    parts.length === others.length &&
    parts.every((part, index) =>
      new RegExp(`^${part.replaceAll('*', '.+')}$`).test(others[index] ?? ''),
    )
  )
}
