import { Composer } from 'yaml';
import type { Document, ErrorCode, ParsedNode } from 'yaml';
import type { Token } from './read-tokens.ts';

export type YamlDocument = Document.Parsed<ParsedNode>;

/** The first thing that YAML does not allow. */
export interface Fault {
  readonly offset: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Up to two documents: more than one is refused anyhow. Given up at the first fault. */
export function compose(tokens: readonly Token[], end: number): readonly YamlDocument[] | Fault {
  const composer = new Composer({
    // Days stay text, yes and no stay words, also under a %YAML 1.1 line.
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    // Ours is linear, knows the path and does not stop the rest.
    uniqueKeys: false,
    prettyErrors: false,
  });
  stopAtFirst(composer);
  const documents: YamlDocument[] = [];
  try {
    for (const document of composer.compose(tokens, true, end)) {
      const [fault] = [...document.errors, ...document.warnings];
      if (fault) return { offset: fault.pos[0], code: fault.code, message: fault.message };
      documents.push(document);
      if (documents.length > 1) break;
    }
  } catch (stop) {
    if (stop instanceof FirstFault) return stop.fault;
    throw stop;
  }
  return documents;
}

class FirstFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * The composer collects every fault and cannot be told to stop: two megabytes of commas are a million faults, half a
 * minute of work, and only the first is shown. Its listener is private; where a later version has none of this name
 * nothing is stopped, and the first of all faults is taken.
 */
function stopAtFirst(composer: Composer): void {
  if (typeof Reflect.get(composer, 'onError') !== 'function') return;
  let first: FirstFault | null = null;
  Reflect.set(composer, 'onError', (source: FaultSource, code: ErrorCode, message: string) => {
    // Each collection around it catches what is thrown inside and reports that in its turn.
    first ??= new FirstFault({ offset: offsetOf(source), code, message });
    throw first;
  });
}

type FaultSource = number | readonly number[] | { readonly offset: number };

function offsetOf(source: FaultSource): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : (source[0] ?? 0);
}
