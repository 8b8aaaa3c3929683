// In every page that `staalkaart serve` shows: shows it anew when it changed, and what is wrong with the site until it is mended.
const own = document.currentScript
const made = own.dataset.made
let box = null

// What the editor closed stays closed until something else is wrong, also on other pages.
const SEEN = 'staalkaart-live-gezien'
const remember = (text) => { try { sessionStorage.setItem(SEEN, text) } catch { /* Nothing is kept: it opens again. */ } }
const isSeen = (text) => { try { return sessionStorage.getItem(SEEN) === text } catch { return false } }
// The excerpts stand as they are, carets under words; sentences are broken where the screen ends.
const line = (text) => {
  const span = document.createElement('span')
  if (/^\s*(\d+\s*)?\|/.test(text)) span.className = 'excerpt'
  span.textContent = `${text}\n`
  return span
}

const show = (news) => {
  box?.remove()
  box = null
  if (!news.text) return
  box = document.createElement('div')
  box.id = 'staalkaart-live'
  box.lang = document.documentElement.lang
  const inside = box.attachShadow({ mode: 'open' })
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = new URL('live.css', own.src)
  const section = document.createElement('section')
  section.setAttribute('role', 'alert')
  const text = document.createElement('pre')
  text.tabIndex = 0
  text.append(...news.text.split('\n').map(line))
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = news.close
  const opener = document.createElement('button')
  opener.type = 'button'
  const toggle = (open) => {
    text.hidden = close.hidden = !open
    section.className = open ? 'open' : ''
    opener.setAttribute('aria-expanded', String(open))
  }
  // Warnings wait in a corner until somebody wants to read them.
  opener.textContent = news.title
  const title = document.createElement('h2')
  title.append(opener)
  opener.addEventListener('click', () => toggle(text.hidden))
  close.addEventListener('click', () => { toggle(false); remember(news.text); opener.focus() })
  section.addEventListener('keydown', (event) => { if (event.key === 'Escape') close.click() })
  section.append(title, text, close)
  toggle(news.errors > 0 && !isSeen(news.text))
  inside.append(style, section)
  document.body.append(box)
}

const look = async () => {
  const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  await answer?.text().catch(() => '')
  const now = answer?.headers.get('etag')
  if (now && now !== made) location.reload()
}

// Only a page that can be seen listens: a browser keeps no more than six connections to one server.
let news = null
const listen = () => {
  if (document.hidden) {
    news?.close()
    news = null
  } else if (!news) {
    news = new EventSource(new URL('events', own.src))
    news.addEventListener('message', (event) => {
      show(JSON.parse(event.data))
      look()
    })
  }
}
document.addEventListener('visibilitychange', listen)
listen()
// A page that comes back from the browser's store is as old as when it went there.
addEventListener('pageshow', (event) => { if (event.persisted) look() })
