import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from '../app/App.tsx';
import { loadFonts } from '../ui/load-fonts.ts';
import { fakeConnection } from './fake-client.ts';

/** The window over an archive in memory: `dev.html?count=10000` for a large one. */
const root = document.getElementById('root');
const count = Number(new URLSearchParams(location.search).get('count') ?? 64);
if (root) {
  await loadFonts();
  createRoot(root).render(<App connection={fakeConnection({ count })} />);
}
