'use client'

import './globals.css'

interface Props {
  error: Error & { digest?: string }
}

/** Shown where even the frame of a page failed: no language is known then, nor any of its words loaded. */
export default function GlobalFault({ error }: Props) {
  return (
    <html lang="fa" dir="rtl">
      <body className="font-sans">
        <main className="mx-auto flex max-w-[720px] flex-col gap-3 p-6">
          <h1>خطایی رخ داد</h1>
          <p>صفحه را تازه کنید؛ اگر ادامه داشت، شماره پیگیری را به مدیر سامانه بدهید.</p>
          <div lang="en" dir="ltr">
            <p>Something went wrong. Reload the page; if it stays, tell your administrator.</p>
          </div>
          {error.digest && <p className="figures text-soft">{error.digest}</p>}
          <a href="/" className="button button-main self-start">
            دیدبان · Didban
          </a>
        </main>
      </body>
    </html>
  )
}
