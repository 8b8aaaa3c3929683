// Starts the editing page: Sveltia CMS with the configuration and the file formats of this site.

import CMS from './sveltia-cms.js';
import { format } from './front-matter.js';

const answer = await fetch(new URL('config.json', import.meta.url));
const { config, forms, language } = await answer.json();

// In the language of the site, unless somebody chose another one.
try {
  const preferences = 'sveltia-cms.prefs';
  if (!localStorage.getItem(preferences)) localStorage.setItem(preferences, JSON.stringify({ locale: language }));
} catch {
  // Without storage the CMS takes the language of the browser.
}

// The CMS forbids readers to zoom in on a phone.
const mayZoom = () => {
  for (const viewport of document.querySelectorAll('meta[name=viewport][content*="maximum-scale"]')) viewport.content = 'width=device-width, initial-scale=1, interactive-widget=resizes-content';
};
new MutationObserver(mayZoom).observe(document.head, { childList: true, subtree: true, attributes: true, attributeFilter: ['content'] });

for (const [name, fields] of Object.entries(forms)) CMS.registerCustomFormat(name, 'md', format(fields));
CMS.init({ config: { ...config, load_config_file: false } });
