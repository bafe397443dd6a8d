import { parseSync } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const folders = ['core', 'ui', 'jira-app', 'ado-extension'];

/** Every template that said`…` makes in the sources, with its file; those of signs alone need no language. */
export function saidTemplates(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of folders.flatMap(sourcesIn)) {
    const text = readFileSync(path.join(root, file), 'utf8');
    if (!text.includes('said`')) continue;
    visit(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' }), (node) => {
      const template = templateOf(node);
      if (template !== null && /\p{L}/u.test(template)) found.set(template, file);
    });
  }
  return found;
}

// ── below ──

type Tree = Readonly<Record<string, unknown>>;

function visit(node: unknown, see: (node: Tree) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) see(node as Tree);
  for (const part of Object.values(node)) visit(part, see);
}

/** As model/said.ts numbers the holes; null = the node is something else. */
function templateOf({ type, tag, template }: Tree): string | null {
  if (type !== 'TaggedTemplateExpression' || (tag as Tree)['value'] !== 'said') return null;
  const parts = ((template as Tree)['quasis'] as readonly Tree[]).map(({ cooked }) => String(cooked));
  return parts.reduce((before, part, at) => `${before}{${at - 1}}${part}`);
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
    .map((name) => path.join(folder, name));
