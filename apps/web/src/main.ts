import './zod-config.ts';
import { lacking } from './browser-support.ts';
import { readAhead } from './shell/read-ahead.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const missing = lacking(globalThis);
if (missing.length > 0) {
  const notice = document.createElement('main');
  for (const line of [
    `Lutetia needs a current browser (missing: ${missing.join(', ')}). Please use Chromium, Chrome, Edge or Firefox of this year.`,
    `Lutetia 需要较新的浏览器（缺少：${missing.join('、')}）。请使用近一年内更新的 Chromium、Chrome、Edge 或 Firefox。`,
  ]) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    notice.append(paragraph);
  }
  root.append(notice);
} else {
  void readAhead(new URL(window.location.href));
  const { mount } = await import('./app.tsx');
  await mount(root);
}
