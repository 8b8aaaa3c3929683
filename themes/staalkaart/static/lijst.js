// A link to a source from before the list of sources was split names its first page: this leads on to the page that has the source.
'use strict';
{
  const { moved } = document.currentScript.dataset;
  const lead = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith('bron_') || document.getElementById(id)) return;
    const pages = await (await fetch(moved)).json();
    for (const [folder, ids] of Object.entries(pages)) if (ids.includes(id)) location.replace(new URL(`${folder}index.html#${encodeURIComponent(id)}`, location.href));
  };
  // Where it fails, the reader is on the page with all letters.
  const start = () => lead().catch(() => {});
  addEventListener('hashchange', start);
  start();
}
