// Shortcuts on every page: / and Ctrl-K (Cmd-K) go to the search box, unless the reader switched them off on the page to search on.
'use strict';
document.addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey;
  const k = event.key?.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!(slash || k) || event.altKey || event.target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
  try {
    if (localStorage.getItem('staalkaart-sneltoetsen') === 'uit') return;
  } catch { /* Storage is closed: they are on. */ }
  const box = document.querySelector('#q, #_find');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
// A button to print, which only works with this script and so is shown by it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.dataset.on = '';
  button.addEventListener('click', () => print());
}
// A button to share the page as it is now: by the share sheet of the system, or else by copying the link.
for (const button of document.querySelectorAll('[data-share]')) {
  // A page keeps one live region, so this one is made when the button is about to be pressed.
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  const listen = () => status.isConnected || button.after(status);
  for (const event of ['focus', 'pointerdown']) button.addEventListener(event, listen);
  button.dataset.on = '';
  button.addEventListener('click', async () => {
    listen();
    status.textContent = '';
    if (navigator.share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
    document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', location.href);
      event.preventDefault();
    }, { once: true });
    if (document.execCommand('copy')) status.textContent = button.dataset.share;
  });
}
// Paper says where it came from: the address of the page with what the reader chose on it, and where its text has no date the day of printing.
{
  const line = document.querySelector('.on-paper');
  const canonical = line?.textContent;
  if (line) addEventListener('beforeprint', () => {
    const plan = document.body.className === 'kind-traject-maken' ? location.hash : '';
    const address = (canonical || location.href.split(/[?#]/)[0]) + location.search + plan;
    // The plan of a long trajectory would fill a page of its own.
    line.textContent = address.length > 300 ? canonical : address;
    const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    if (line.dataset.day) line.append(` · ${line.dataset.day.replace('{day}', day)}`);
  });
}
// A button to copy a reference as it stands there, in italics where it is. It works without a server too.
for (const button of document.querySelectorAll('[data-copy]')) {
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.after(status);
  button.hidden = false;
  button.addEventListener('click', () => {
    const reference = document.getElementById(button.dataset.copy);
    document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', reference.textContent.trim());
      event.clipboardData.setData('text/html', reference.innerHTML.trim());
      event.preventDefault();
    }, { once: true });
    status.textContent = '';
    if (document.execCommand('copy')) status.textContent = button.dataset.copied;
  });
}
// A field to write in grows with what is typed, so that paper shows all of it.
document.addEventListener('input', ({ target }) => {
  if (target.matches?.('.write-in textarea')) while (target.scrollHeight > target.clientHeight && target.rows < 200) target.rows += 1;
});
// Links that need a script, made here: a list has hundreds of them. The method of each is the one that its item links to first.
{
  const planner = document.getElementById('_laid')?.dataset;
  const methodOf = (link) => link.closest('li').querySelector('a[href]');
  const slugOf = (method) => method.pathname.split('/').slice(-2)[0];
  for (const link of document.querySelectorAll('.method-list .lay:not([href])')) {
    if (!planner) break;
    const method = methodOf(link);
    link.dataset.lay = slugOf(method);
    link.href = `${planner.href}#erbij=${link.dataset.lay}`;
    const title = document.createElement('span');
    if (method.lang) title.lang = method.lang;
    title.textContent = method.textContent;
    const rest = document.createElement('span');
    rest.className = 'hidden';
    rest.append(': ', title);
    link.append(planner.label, rest);
  }
  for (const list of document.querySelectorAll('.related[data-compare]')) {
    for (const link of list.querySelectorAll('.compare')) {
      const method = methodOf(link);
      link.href = `${list.dataset.compare}&m=${slugOf(method)}`;
      link.setAttribute('aria-label', list.dataset.with.replace('{title}', () => method.textContent));
    }
  }
}
// Laying a method in one's own trajectory without leaving the page: the browser keeps it as an address of the page that makes trajectories, at whose
// end a method can be added. Where the browser keeps nothing, the link leads to that page.
{
  const KEY = 'staalkaart-traject';
  const status = document.getElementById('_laid');
  const inside = (address) => new URLSearchParams(address).getAll('m').flatMap((slugs) => slugs.split('.'));
  // The way to one's own trajectory, in the menu from the first method on.
  const mine = document.createElement('li');
  const show = (count) => {
    const menu = document.querySelector('.site-nav ul');
    if (!menu || !count || document.body.className === 'kind-traject-maken') return mine.remove();
    const link = mine.firstChild ?? mine.appendChild(document.createElement('a'));
    link.href = status.dataset.href;
    link.textContent = `${status.dataset.mine} (${count})`;
    menu.append(mine);
  };
  const mark = () => {
    if (!status) return;
    try {
      const slugs = new Set(inside(localStorage.getItem(KEY) ?? ''));
      show(slugs.size);
      for (const link of document.querySelectorAll('[data-lay]')) {
        if (!slugs.has(link.dataset.lay)) continue;
        link.firstChild.data = status.dataset.in;
        link.href = status.dataset.href;
        link.classList.add('laid');
      }
    } catch { /* Nothing is kept: nothing to mark. */ }
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-lay]:not(.laid)');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      const address = localStorage.getItem(KEY) || 'v=1';
      localStorage.setItem(KEY, `${address}&m=${link.dataset.lay}`);
      event.preventDefault();
      mark();
      status.textContent = status.dataset.laid.replace('{count}', new Set(inside(localStorage.getItem(KEY))).size);
    } catch { /* Nothing is kept: the link is followed. */ }
  });
  addEventListener('pageshow', mark);
  globalThis.staalkaartLegAan = mark;
}
