import './require-node.mjs';
import { main } from '@lutetia/server';
import { buildWeb } from './build-web.ts';

const args = process.argv.slice(2);
if (!args.includes('--help')) buildWeb();
await main(args);
