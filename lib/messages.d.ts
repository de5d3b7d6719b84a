declare module 'next-intl' {
  interface AppConfig {
    Locale: 'fa' | 'en'
    Messages: typeof import('./messages.fa.json')
  }
}

export {}
