import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.ts';
import { findVulkan } from './find-vulkan.ts';
import { say } from './run-step.ts';

export interface Machine {
  readonly browser: string | null;
  readonly strace: boolean;
  /** dicom3tools and dcmtk: the judges of the DICOM objects that we write. */
  readonly dicomJudges: boolean;
  /** Whether WebGPU can start in Node, with SwiftShader where there is no GPU. */
  readonly vulkan: boolean;
}

const isDebian = (): boolean => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
const isRoot = (): boolean => process.getuid?.() === 0;
const look = (): Machine => ({
  browser: findBrowser(),
  strace: existsSync('/usr/bin/strace'),
  dicomJudges: ['dciodvfy', 'dsrdump'].every((tool) => existsSync(`/usr/bin/${tool}`)),
  vulkan: findVulkan() !== null,
});

/** Installs what the tests need beside npm packages, where this is a Debian machine that is ours to change. */
export function prepareMachine(): Machine {
  const found = look();
  const missing = [
    ...(found.browser === null ? ['chromium', 'fonts-noto-cjk'] : []),
    ...(process.platform === 'linux' && !found.strace ? ['strace'] : []),
    ...(process.platform === 'linux' && !found.dicomJudges ? ['dicom3tools', 'dcmtk'] : []),
    ...(process.platform === 'linux' && !found.vulkan ? ['libvulkan1'] : []),
  ];
  if (missing.length === 0 || !isDebian() || !isRoot()) return found;
  say(`installing for the tests: ${missing.join(' ')}`);
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...missing]]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) break;
  }
  return look();
}

/** Says what is missing; false where a missing judge must fail the run (CI). */
export function machineSuffices({ browser, strace, dicomJudges, vulkan }: Machine): boolean {
  say(`browser: ${browser ?? 'NONE'}`);
  const lacking = [
    ...(browser === null ? ['no Chromium or Chrome: the browser tests'] : []),
    ...(process.platform === 'linux' && !strace
      ? ['no strace: the test that acknowledged facts are flushed']
      : []),
    ...(process.platform === 'linux' && !dicomJudges
      ? ['no dicom3tools and dcmtk: the judges of written DICOM objects']
      : []),
    ...(process.platform === 'linux' && !vulkan ? ['no libvulkan1: the tests of the webgpu engine'] : []),
  ];
  const ci = Boolean(process.env.CI) && process.env.CI !== 'false';
  for (const what of lacking) say(`!! ${what} ${ci ? 'cannot run' : 'will be skipped'}`);
  return lacking.length === 0 || !ci;
}
