import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Unreachable } from './app/Unreachable.tsx';
import { connect } from './client/connect.ts';
import { loadFonts } from './ui/load-fonts.ts';

const root = document.getElementById('root');
if (root) {
  const page = createRoot(root);
  const begin = async () => {
    try {
      const [connection] = await Promise.all([connect(), loadFonts()]);
      page.render(<App connection={connection} />);
    } catch (error) {
      page.render(<Unreachable error={error} onRetry={() => void begin()} />);
    }
  };
  void begin();
}
