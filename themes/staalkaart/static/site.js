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
  button.addEventListener('click', () => print());
}
// A field to write in grows with what is typed, so that paper shows all of it.
document.addEventListener('input', ({ target }) => {
  if (target.matches?.('.write-in textarea')) while (target.scrollHeight > target.clientHeight && target.rows < 200) target.rows += 1;
});
