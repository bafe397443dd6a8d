import type { Message } from '@throughline/core/model/said.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, Saved } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';

/** The page's memory and its talk with the client; knows no DOM. */
export interface HierarchyModel {
  readonly client: HierarchyClient;
  state(): HierarchyState;
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Reads a cycle (null = the present one) again; what is shown stays until the new one is there. */
  read(cycle?: string | null): Promise<void>;
  /** A change; its nodes are laid over what is shown. The failure is for the place that asked; null = done. */
  change(call: (client: HierarchyClient) => Promise<Answer<Saved>>, notice?: string): Promise<Failure | null>;
  /** A change that answers with the whole view: a cycle, the levels, a plan. */
  changeAll(
    call: (client: HierarchyClient) => Promise<Answer<HierarchyView>>,
    notice?: string,
  ): Promise<Failure | null>;
  /** Takes the last change back. */
  undo(): Promise<Failure | null>;
  dismiss(): void;
  /** After this nothing is asked and nothing is told any more. */
  stop(): void;
}

export interface HierarchyState {
  /** The last that could be read, changes laid over it. */
  readonly view: HierarchyView | null;
  readonly nodes: ReadonlyMap<string, HierarchyNode>;
  readonly viewAt: number;
  readonly failure: Failure | null;
  readonly reading: boolean;
  /** What was just done, with what the change has to say, and its way back. */
  readonly notice: {
    readonly text: Message;
    readonly more: readonly Message[];
    readonly saved: Saved | null;
  } | null;
}

/** What stands open over or beside the rows; one at a time. */
export type Opened =
  | { readonly kind: 'details'; readonly id: string; readonly tab: 'why' | 'check-ins' | 'trend' | 'changes' }
  | { readonly kind: 'check-in'; readonly id: string }
  /** `id` null = a new one; `parent`: the objective of a new key result, or what a new objective serves. */
  | {
      readonly kind: 'edit';
      readonly is: 'objective' | 'keyResult';
      readonly id: string | null;
      readonly parent: string | null;
    }
  | { readonly kind: 'weights'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'levels' }
  | { readonly kind: 'import' }
  | { readonly kind: 'what-if' };
