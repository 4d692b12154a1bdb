// Plain JavaScript, so that an old Node can read it and say what is wrong.
const needed = 26;
const major = Number(process.versions.node.split('.')[0]);
if (major < needed) {
  process.stderr.write(
    `Lutetia runs on Node ${needed} or newer, and this is Node ${process.versions.node}.\n` +
      'The project brings its own Node: run `npm ci` (without --omit=optional), then start it with `npm run …` or `npx …`.\n',
  );
  process.exit(1);
}
