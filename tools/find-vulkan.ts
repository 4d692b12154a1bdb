import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBrowser } from './find-browser.ts';

const libraryFolders: readonly string[] = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
];

/** Path of the Vulkan loader, which WebGPU in Node needs on Linux. */
export const findVulkan = (): string | null =>
  libraryFolders.map((folder) => join(folder, 'libvulkan.so.1')).find((path) => existsSync(path)) ?? null;

/** Path of the driver file of SwiftShader, the Vulkan driver without a GPU that comes with Chromium. */
function findSwiftShader(): string | null {
  const browser = findBrowser();
  const folders = [...(browser === null ? [] : [dirname(realpathSync(browser))]), '/usr/lib/chromium'];
  return (
    folders.map((folder) => join(folder, 'vk_swiftshader_icd.json')).find((path) => existsSync(path)) ?? null
  );
}

/** The environment in which the Vulkan loader finds SwiftShader, so that every machine tests the same driver. */
export function softwareVulkan(): Record<string, string> {
  const driver = findSwiftShader();
  return driver === null ? {} : { VK_ICD_FILENAMES: driver };
}
