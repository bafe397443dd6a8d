import type { Plan } from '@throughline/core/model/plan.ts';
import type { Edits } from '@throughline/core/what-if/edits.ts';

/** Edits as they are typed. */
export interface EditFlags {
  readonly drop?: readonly string[];
  readonly done?: readonly string[];
  readonly weight?: readonly string[];
  readonly linkWeight?: readonly string[];
  readonly slip?: readonly string[];
  readonly reading?: readonly string[];
  /** false: `--no-overrides`. */
  readonly overrides?: boolean;
}

interface ReadEdits {
  /** What cannot be read, whatever the plan. */
  readonly problems: readonly string[];
  /** A key result's id may hold a slash, so the plan says where it ends. */
  of(plan: Plan): Edits;
}

/** Options to edits: nothing is checked here but their form. */
export function readEdits(flags: EditFlags): ReadEdits {
  const problems: string[] = [];
  /** "ID=N" at its last "=": an id may hold one. */
  const pairs = (option: string, texts: readonly string[] = [], form: string) =>
    texts.flatMap((text) => {
      const at = text.lastIndexOf('=');
      if (at > 0 && at < text.length - 1) return [{ id: text.slice(0, at), value: text.slice(at + 1) }];
      problems.push(`${option} "${text}" is not of the form ${form}.`);
      return [];
    });
  const weights = pairs('--weight', flags.weight, 'ID=NUMBER');
  const linkWeights = pairs('--link-weight', flags.linkWeight, 'ID/KEY=NUMBER');
  const readings = pairs('--reading', flags.reading, 'ID=VALUE');
  const slips = (flags.slip ?? []).flatMap((text) => {
    const at = text.lastIndexOf('=');
    const days = text.slice(at + 1);
    if (/^[+-]?\d{1,6}$/.test(days)) return [{ id: at < 0 ? null : text.slice(0, at), days: Number(days) }];
    problems.push(`--slip "${text}" is not of the form DAYS or ID=DAYS.`);
    return [];
  });
  return {
    problems,
    of: (plan) => ({
      drop: flags.drop ?? [],
      complete: flags.done ?? [],
      weights: weights.map(({ id, value }) => ({ id, weight: value })),
      linkWeights: linkWeights.map(({ id, value }) => ({ ...linkOf(id, plan), weight: value })),
      slips,
      readings,
      overridesOff: flags.overrides === false ? 'all' : [],
    }),
  };
}

function linkOf(text: string, { keyResults }: Plan): { keyResult: string; item: string } {
  const known = keyResults
    .filter(({ id }) => text.startsWith(`${id}/`))
    .sort((a, b) => b.id.length - a.id.length)[0]?.id;
  const keyResult = known ?? text.split('/')[0] ?? text;
  return { keyResult, item: text.slice(keyResult.length + 1) };
}
